package org.storywatch.stage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Audience;
import org.storywatch.alert.Subscriber;
import org.storywatch.chronicle.Chronicle;
import org.storywatch.match.Match;
import org.storywatch.story.Development;
import org.storywatch.story.Member;
import org.storywatch.story.Memory;
import org.storywatch.stream.In;
import org.storywatch.stream.Out;
import org.storywatch.stream.Past;
import org.storywatch.stream.Stage;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Unreadable;

/// Decides which matches are new, and who is told of them; and says, where that is wanted, that
/// there was nothing to tell.
///
/// The memory of a profile's story lives in the partition of `developments` that has the number of
/// the profile's partition of `matches`: who reads the one owns the other.
public final class Telling implements Stage {
  private final Subscriptions subscriptions;
  private final Audience audience;
  private final Usual usual;
  private final Optional<Silences> silences;
  private final InstantSource clock;
  private final Map<Integer, Tellings> partitions = new HashMap<>();
  private final Counter read;
  private final Counter alerts;
  private final Candidates candidates;
  private final AtomicInteger most = new AtomicInteger();
  private boolean recalled;

  /// What is known of the profiles of one partition.
  private record Tellings(Memory memory, Map<String, Chronicle> chronicles) {
    Tellings() {
      this(new Memory(), new HashMap<>());
    }
  }

  /// @param subscriptions who is told of what
  /// @param usual how many developments each profile may have before it is a flood
  /// @param evidence of what was read; empty where nobody is told that there was nothing to tell
  public Telling(
      Subscriptions subscriptions,
      Usual usual,
      Optional<Evidence> evidence,
      InstantSource clock,
      MeterRegistry meters) {
    this.subscriptions = subscriptions;
    this.audience = new Audience(subscriptions.subscribers());
    this.usual = usual;
    this.silences = evidence.map(proof -> new Silences(audience, proof, usual::profiles));
    this.clock = clock;
    this.read =
        Counter.builder("matches.read")
            .description("Matches of which it was to be decided whether they are told")
            .register(meters);
    Gauge.builder("subscribers.most", most, AtomicInteger::get)
        .description("The most subscribers there were when something was told")
        .register(meters);
    this.candidates =
        new Candidates(meters, "alert", "copy", "more", "known", "muted", "backfill", "flood");
    this.alerts =
        Counter.builder("alerts.decided")
            .description("Alerts that were decided, one for each subscriber of a development")
            .tag("about", "development")
            .register(meters);
  }

  @Override
  public void assigned(int partition, Past before) {
    if (!recalled) { // several partitions come at once
      subscriptions.recall(before);
      recalled = true;
    }
    Tellings tellings = new Tellings();
    Map<String, Development> told = new HashMap<>();
    before.beside(
        Topic.DEVELOPMENTS,
        record ->
            Records.read(record, Development.class)
                .ifPresent(development -> {
                  tellings.memory().remember(development);
                  told.put(record.key(), development);
                }));
    told.values().stream()
        .sorted(Comparator.comparing(Development::told).thenComparing(Development::id))
        .forEach(development -> chronicle(tellings, development.profile()).add(development));
    partitions.put(partition, tellings);
    silences.ifPresent(all -> all.assigned(partition, before, clock.instant()));
  }

  @Override
  public void revoked(int partition) {
    partitions.remove(partition);
    silences.ifPresent(all -> all.revoked(partition));
  }

  @Override
  public List<Out> process(In record) throws Unreadable {
    Match match = record.as(Match.class);
    read.increment();
    Instant now = clock.instant();
    Tellings tellings = partitions.computeIfAbsent(record.partition(), partition -> new Tellings());
    return switch (tellings.memory().consider(match, now)) {
      case Memory.Verdict.New(Development development) when match.article().backfill() -> {
        candidates.count("backfill", 1);
        yield List.of(keep(record.partition(), development));
      }
      case Memory.Verdict.New(Development development) -> {
        List<Out> out = new ArrayList<>();
        out.add(keep(record.partition(), development));
        alerts(chronicle(tellings, match.profile()), development, now)
            .forEach(alert -> out.add(alert(alert)));
        yield out;
      }
      case Memory.Verdict.Repeated(Development development, Member.Kind kind) -> {
        candidates.count(kind == Member.Kind.COPY ? "copy" : "more", 1);
        yield List.of(keep(record.partition(), development));
      }
      case Memory.Verdict.Known() -> {
        candidates.count("known", 1);
        yield List.of();
      }
    };
  }

  @Override
  public Map<Integer, List<Out>> tick(Instant loopTime) {
    recalled = false;
    return silences.map(all -> all.tick(clock.instant(), this::told)).orElse(Map.of());
  }

  /// An alert as it is written: all of one subscriber stand together.
  static Out alert(Alert alert) {
    return Out.of(Topic.ALERTS, Subscriber.key(alert.subscriber()), alert);
  }

  private List<Alert> alerts(Chronicle chronicle, Development development, Instant now) {
    List<About.Earlier> soFar = chronicle.latest();
    Optional<About.Flood> begins = chronicle.add(development);
    boolean flood = chronicle.isFlood(now);
    candidates.count(flood ? "flood" : "alert", 1);
    candidates.count("muted", audience.muted(development));
    most.accumulateAndGet(subscriptions.subscribers().all().size(), Math::max);
    List<Alert> alerts = new ArrayList<>(audience.alerts(development, soFar, flood, now));
    this.alerts.increment(alerts.size());
    begins.ifPresent(word -> alerts.addAll(audience.alerts(word, development, now)));
    return alerts;
  }

  private Chronicle chronicle(Tellings tellings, String profile) {
    return tellings.chronicles().computeIfAbsent(profile, id -> new Chronicle(usual.aDay(id)));
  }

  private Instant told(String profile) {
    return partitions.values().stream()
        .flatMap(all -> Optional.ofNullable(all.chronicles().get(profile)).stream())
        .map(Chronicle::told)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private static Out keep(int partition, Development development) {
    String key = development.profile() + "/" + development.id();
    return Out.beside(partition, Topic.DEVELOPMENTS, key, development);
  }
}
