package org.storywatch.alert;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.storywatch.article.Hash;
import org.storywatch.story.Development;

/// Who is told of what.
public final class Audience {
  private final Subscribers subscribers;

  /// @param subscribers all of them
  public Audience(Subscribers subscribers) {
    this.subscribers = subscribers;
  }

  /// One alert for each subscriber of the development's profile who wants to hear of it.
  ///
  /// @param soFar what was told of the story before, the newest first
  /// @param flood whether the profile tells so much that nobody hears of each development at once
  /// @param now when the alerts arise
  public List<Alert> alerts(
      Development development, List<About.Earlier> soFar, boolean flood, Instant now) {
    About told = new About.Told(development, soFar);
    String profile = development.profile();
    return followers(profile)
        .filter(one -> !one.muted().contains(development.strand()))
        .map(one -> {
          Cadence cadence =
              flood && one.cadence() == Cadence.IMMEDIATE ? Cadence.HOURLY : one.cadence();
          String id = Hash.of(16, profile, development.id(), one.key());
          return alert(id, one, cadence, told, now);
        })
        .toList();
  }

  /// How many who follow its profile muted a development's story.
  public int muted(Development development) {
    return (int)
        followers(development.profile())
            .filter(one -> one.muted().contains(development.strand()))
            .count();
  }

  /// One alert, at once, for each subscriber who would have heard of each development at once.
  ///
  /// @param development the one too many
  public List<Alert> alerts(About.Flood flood, Development development, Instant now) {
    return followers(flood.profile())
        .filter(one -> one.cadence() == Cadence.IMMEDIATE)
        .map(one -> {
          String id = Hash.of(16, "flood", flood.profile(), development.id(), one.key());
          return alert(id, one, one.cadence(), flood, now);
        })
        .toList();
  }

  /// One alert for each subscriber of the profile who was one when the quiet time ended; those who
  /// get digests hear of it with the next.
  public List<Alert> alerts(About.Silence silence, Instant now) {
    return followers(silence.profile())
        .filter(one -> !one.at().isAfter(silence.to()))
        .map(one -> {
          String until = silence.to().toString();
          String id = Hash.of(16, "silence", silence.profile(), until, one.key());
          return alert(id, one, one.cadence(), silence, now);
        })
        .toList();
  }

  private Stream<Subscriber> followers(String profile) {
    Predicate<Subscriber> active = one -> one.state() == Subscriber.State.ACTIVE;
    return subscribers.all().stream().filter(active.and(one -> one.profiles().contains(profile)));
  }

  private static Alert alert(String id, Subscriber one, Cadence cadence, About about, Instant now) {
    return new Alert(
        Alert.SCHEMA,
        id,
        one.address(),
        cadence,
        cadence.due(now, one.hour(), one.zone()),
        about,
        now);
  }
}
