package org.storywatch.alert;

import java.time.Instant;
import java.util.List;
import org.storywatch.article.Hash;
import org.storywatch.story.Development;

/// Who is told of a development.
public final class Audience {
  private final Subscribers subscribers;

  /// @param subscribers all of them
  public Audience(Subscribers subscribers) {
    this.subscribers = subscribers;
  }

  /// One alert for each subscriber of the development's profile who wants to hear of it.
  ///
  /// @param soFar what was told of the story before, the newest first
  /// @param now when the alerts arise
  public List<Alert> alerts(Development development, List<About.Earlier> soFar, Instant now) {
    return subscribers.all().stream()
        .filter(one -> one.state() == Subscriber.State.ACTIVE)
        .filter(one -> one.profiles().contains(development.profile()))
        .filter(one -> !one.muted().contains(development.strand()))
        .map(one -> alert(one, new About.Told(development, soFar), now))
        .toList();
  }

  private static Alert alert(Subscriber one, About.Told told, Instant now) {
    Development development = told.development();
    return new Alert(
        Alert.SCHEMA,
        Hash.of(16, development.profile(), development.id(), one.address()),
        one.address(),
        one.cadence(),
        one.cadence().due(now, one.hour(), one.zone()),
        told,
        now);
  }
}
