package org.storywatch.alert;

import java.time.Instant;
import java.util.List;
import org.storywatch.article.Hash;
import org.storywatch.story.Development;

/// Who is told of a development.
///
/// @param subscribers all of them
public record Audience(List<Subscriber> subscribers) {
  /// Keeps its own copy of the list.
  public Audience {
    subscribers = List.copyOf(subscribers);
  }

  /// One alert for each subscriber of the development's profile.
  ///
  /// @param now when the alerts arise
  public List<Alert> alerts(Development development, Instant now) {
    return subscribers.stream()
        .filter(subscriber -> subscriber.profiles().contains(development.profile()))
        .map(subscriber ->
            new Alert(
                Alert.SCHEMA,
                Hash.of(16, development.profile(), development.id(), subscriber.address()),
                subscriber.address(),
                subscriber.cadence(),
                development,
                now))
        .toList();
  }
}
