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
  private final Set<String> profiles;
  private final Map<Integer, Map<String, Optional<Quiet>>> quiet = new HashMap<>();
  private Instant next = Instant.EPOCH;

  /// @param profiles the ids of all profiles
  Silences(Audience audience, Evidence evidence, Set<String> profiles) {
    this.audience = audience;
    this.evidence = evidence;
    this.profiles = profiles;
  }

  void assigned(int partition, Past before, Instant now) {
    Map<String, Optional<Quiet>> own = new HashMap<>();
    before.own(profiles).forEach(profile -> own.put(profile, Optional.empty()));
    before.beside(
        Topic.SILENCES,
        record ->
            Records.read(record, Quiet.class)
                .ifPresent(
                    word -> own.computeIfPresent(word.profile(), (_, _) -> Optional.of(word))));
    quiet.put(partition, own);
    next = now.plus(HEARD);
  }

  void revoked(int partition) {
    quiet.remove(partition);
  }

  /// What is to be written now.
  ///
  /// @param told when something was told last of a profile
  List<Out> tick(Instant now, Function<String, Instant> told) {
    boolean back = now.isBefore(next.minus(PAUSE)); // the clock was set
    if (now.isBefore(next) && !back) {
      return List.of();
    }
    next = now.plus(PAUSE);
    List<Out> out = new ArrayList<>();
    quiet.forEach((partition, own) ->
        own.replaceAll((profile, known) -> {
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
        }));
    return out;
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
