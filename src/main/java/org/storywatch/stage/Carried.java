package org.storywatch.stage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.storywatch.alert.Alert;
import org.storywatch.story.Development;
import org.storywatch.story.Member;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Follower;
import org.storywatch.stream.Topic;

/// Follows who else carries the developments of the last weeks, for the mails that tell of them.
public final class Carried {
  /// An alert that is still to be sent is not older, unless the program was off for longer.
  private static final Duration KEPT = Duration.ofDays(14);

  private final InstantSource clock;
  private final Map<String, Carriers> byId = new ConcurrentHashMap<>();
  private Instant swept = Instant.EPOCH;

  private record Carriers(Instant told, List<String> outlets) {}

  public Carried(InstantSource clock) {
    this.clock = clock;
  }

  /// A follower, not started, that keeps this up to date.
  public Follower of(Cluster cluster) {
    return cluster.follow(
        Map.of(Topic.DEVELOPMENTS, Integer.MAX_VALUE),
        record -> Records.read(record, Development.class).ifPresent(this::add));
  }

  /// Who else carries what an alert tells of, as far as it was heard: each outlet once, without the
  /// one that was first.
  List<String> by(Alert alert) {
    return alert
        .development()
        .map(told -> Optional.ofNullable(byId.get(told.id())).orElseGet(() -> of(told)).outlets())
        .orElse(List.of());
  }

  void add(Development development) {
    Instant now = clock.instant();
    Instant oldest = now.minus(KEPT);
    if (development.told().isAfter(oldest) && !development.members().isEmpty()) {
      byId.put(development.id(), of(development));
    }
    if (swept.isBefore(now.minus(Duration.ofHours(1)))) {
      byId.values().removeIf(carriers -> carriers.told().isBefore(oldest));
      swept = now;
    }
  }

  private static Carriers of(Development development) {
    Set<String> outlets = new LinkedHashSet<>();
    development.members().stream().map(Member::outlet).forEach(outlets::add);
    outlets.remove(development.first().outlet());
    outlets.remove("");
    return new Carriers(development.told(), List.copyOf(outlets));
  }
}
