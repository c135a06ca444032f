package org.storywatch.stage;

import java.util.Map;
import org.storywatch.chronicle.Misses;
import org.storywatch.chronicle.Reading;
import org.storywatch.chronicle.Tally;
import org.storywatch.match.Decision;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Follower;
import org.storywatch.stream.In;
import org.storywatch.stream.Topic;

/// Follows how many articles were compared and which came near, to prove that there was nothing to
/// tell.
public final class Evidence {
  private final Reading reading = new Reading();
  private final Misses misses = new Misses();

  /// A follower, not started, that keeps this up to date.
  public Follower of(Cluster cluster) {
    return cluster.follow(
        Map.of(Topic.TALLIES, Integer.MAX_VALUE, Topic.NOTED, Integer.MAX_VALUE), this::take);
  }

  Reading reading() {
    return reading;
  }

  Misses misses() {
    return misses;
  }

  private void take(In record) {
    if (record.topic() == Topic.TALLIES) {
      Records.read(record, Tally.class).ifPresent(reading::add);
    } else {
      Records.read(record, Decision.class)
          .filter(decision -> !decision.told())
          .map(Decision::match)
          .ifPresent(misses::add);
    }
  }
}
