package org.storywatch.stage;

import java.util.Map;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscribers;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Follower;
import org.storywatch.stream.In;
import org.storywatch.stream.Past;
import org.storywatch.stream.Topic;

/// Follows what subscribers say of themselves, for the telling and the sending.
public final class Subscriptions {
  private final Subscribers subscribers;

  /// @param subscribers takes it in; begins with those of the configuration
  public Subscriptions(Subscribers subscribers) {
    this.subscribers = subscribers;
  }

  /// Everybody who is told, as far as it was heard.
  public Subscribers subscribers() {
    return subscribers;
  }

  /// A follower, not started, that keeps this up to date.
  public Follower of(Cluster cluster) {
    return cluster.follow(Map.of(Topic.SUBSCRIPTIONS, Integer.MAX_VALUE), this::take);
  }

  /// Takes in all that was said until now: nobody who left is told because the follower is late.
  void recall(Past past) {
    past.everywhere(Topic.SUBSCRIPTIONS, this::take);
  }

  private void take(In record) {
    Records.read(record, Subscriber.class).ifPresent(subscribers::add);
  }
}
