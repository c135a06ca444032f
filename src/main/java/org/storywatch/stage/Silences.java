package org.storywatch.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Audience;
import org.storywatch.chronicle.Quiet;
import org.storywatch.stream.Out;
import org.storywatch.stream.Past;
import org.storywatch.stream.Topic;

/// Says, for the profiles whose stories this process owns, that there was nothing to tell: at the
/// end of each week without a development.
final class Silences {
  /// Until then the last of what was read has been heard of, also after a start.
  private static final Duration HEARD = Duration.ofMinutes(1);

  private static final Duration PAUSE = Duration.ofMinutes(1);

  /// In one transaction.
  private static final int MOST = 1000;

  private final Audience audience;
  private final Evidence evidence;
  private final Supplier<Set<String>> profiles;
  private final Map<Integer, Own> quiet = new HashMap<>();
  private Set<String> seen = Set.of();
  private Instant next = Instant.EPOCH;

  /// What is known of the profiles of one partition.
  ///
  /// @param has says whose profiles these are
  private record Own(Predicate<String> has, Map<String, Optional<Quiet>> words) {
    /// Takes in profiles that are new, and forgets those that are there no more.
    void keep(Set<String> all) {
      words.keySet().retainAll(all);
      all.stream().filter(has).forEach(profile -> words.putIfAbsent(profile, Optional.empty()));
    }
  }

  /// @param profiles the ids of all profiles that there are now; the same object for as long as
  ///   nothing changes
  Silences(Audience audience, Evidence evidence, Supplier<Set<String>> profiles) {
    this.audience = audience;
    this.evidence = evidence;
    this.profiles = profiles;
  }

  void assigned(int partition, Past before, Instant now) {
    Own own = new Own(before.own(), new HashMap<>());
    own.keep(profiles.get());
    before.beside(
        Topic.SILENCES,
        record ->
            Records.read(record, Quiet.class)
                .ifPresent(word ->
                    own.words().computeIfPresent(word.profile(), (_, _) -> Optional.of(word))));
    quiet.put(partition, own);
    next = now.plus(HEARD);
  }

  void revoked(int partition) {
    quiet.remove(partition);
  }

  /// What is to be written now, by the partition that its profile is in.
  ///
  /// @param told when something was told last of a profile
  Map<Integer, List<Out>> tick(Instant now, Function<String, Instant> told) {
    boolean back = now.isBefore(next.minus(PAUSE)); // the clock was set
    if (now.isBefore(next) && !back) {
      return Map.of();
    }
    next = now.plus(PAUSE);
    keep(profiles.get());
    Map<Integer, List<Out>> out = new HashMap<>();
    quiet.forEach((partition, own) -> out.put(partition, words(partition, own, now, told)));
    return out;
  }

  private List<Out> words(int partition, Own own, Instant now, Function<String, Instant> told) {
    List<Out> out = new ArrayList<>();
    own.words()
        .replaceAll((profile, known) -> {
          if (out.size() >= MOST) {
            next = now;
            return known;
          }
          Quiet before = known.orElseGet(() -> Quiet.fresh(profile, now));
          Optional<Quiet.Span> span = over(before, told.apply(profile), now);
          Quiet after = span.map(before::spoken).orElse(before);
          span.ifPresent(week -> say(profile, week, now, out));
          if (known.isEmpty() || !after.equals(before)) {
            out.add(Out.beside(partition, Topic.SILENCES, profile, after));
          }
          return Optional.of(after);
        });
    return out;
  }

  private void keep(Set<String> all) {
    if (!all.equals(seen)) {
      seen = all;
      quiet.values().forEach(own -> own.keep(all));
    }
  }

  private Optional<Quiet.Span> over(Quiet known, Instant told, Instant now) {
    return evidence
        .reading()
        .began()
        .flatMap(began -> known.over(told, began, now))
        .filter(span -> !now.isBefore(span.to().plus(HEARD)));
  }

  private void say(String profile, Quiet.Span week, Instant now, List<Out> out) {
    About.Silence silence =
        new About.Silence(
            profile,
            week.from(),
            week.to(),
            evidence.reading().between(week.from(), week.to()),
            evidence.misses().between(profile, week.from(), week.to()));
    for (Alert alert : audience.alerts(silence, now)) {
      out.add(Telling.alert(alert));
    }
  }
}
