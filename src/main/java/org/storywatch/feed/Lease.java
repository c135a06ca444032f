package org.storywatch.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.storywatch.article.Link;
import org.storywatch.format.Push;

/// A hub's promise to tell of a feed's new entries, so that polls are needed as a check only
/// (WebSub, section 5). Pure.
///
/// @param hub who is asked for it, empty where the feed has no hub
/// @param topic what is asked for: the feed as the hub knows it
/// @param callback the address of ours that the hub was given last, empty for none
/// @param again not to be asked for before
/// @param from when it was promised last, [Instant#EPOCH] for never
/// @param until when the promise ends
/// @param error why there is none, in words for people; empty when there is, or was never asked
public record Lease(
    String hub,
    String topic,
    String callback,
    Instant again,
    Instant from,
    Instant until,
    String error) {
  /// There is no hub.
  public static final Lease NONE =
      new Lease("", "", "", Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, "");

  private static final Duration LONGEST = Duration.ofDays(30);
  private static final Duration RENEW_AGAIN = Duration.ofHours(1);
  private static final Duration ASK_AGAIN = Duration.ofDays(1);

  /// A hub that forgot something is not to be relied on for long.
  private static final Duration DISTRUST = Duration.ofDays(30);

  /// The last quarter of a promise is for renewing it.
  private static final int PARTS = 4;

  /// After an answer of the feed that names these hubs.
  ///
  /// @param url where the feed is polled
  public Lease of(Push push, URI url) {
    if (push.hubs().isEmpty()) {
      return NONE;
    }
    String one =
        push.hubs().stream()
            .filter(address -> address.startsWith("https:"))
            .findFirst()
            .orElse(push.hubs().getFirst());
    String self = push.self().isEmpty() ? Link.shown(url).toString() : push.self();
    return hub.equals(one) && topic.equals(self)
        ? this
        : new Lease(one, self, "", Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, "");
  }

  /// Whether the hub tells us, at this address of ours.
  public boolean holds(String ours, Instant now) {
    return !hub.isEmpty() && callback.equals(ours) && now.isBefore(until);
  }

  /// When it is to be renewed.
  public Instant renewal() {
    return until.minus(Duration.between(from, until).dividedBy(PARTS));
  }

  /// Whether the hub is to be asked now.
  public boolean due(String ours, Instant now) {
    if (hub.isEmpty() || !callback.equals(ours)) {
      return !hub.isEmpty();
    }
    return !now.isBefore(again) && (!now.isBefore(until) || !now.isBefore(renewal()));
  }

  /// After what the hub said, or was asked; word of before that was known already changes nothing.
  public Lease after(Said said) {
    return switch (said) {
      case Said.Asked asked -> {
        Duration pause = asked.at().isBefore(until) ? RENEW_AGAIN : ASK_AGAIN;
        yield new Lease(
            hub, topic, asked.callback(), asked.at().plus(pause), from, until, asked.error());
      }
      case Said.Leased leased ->
          hub.isEmpty() || !leased.at().isAfter(from)
              ? this
              : new Lease(
                  hub,
                  topic,
                  callback,
                  leased.at(),
                  leased.at(),
                  leased.at().plus(length(leased)),
                  "");
      case Said.Denied denied ->
          hub.isEmpty() || !denied.at().isAfter(from)
              ? this
              : ended(denied.at(), ASK_AGAIN, denied.error());
      case Said.Pushed _ -> this;
    };
  }

  /// After a check that found what the hub should have told.
  public Lease broken(Instant at) {
    return ended(at, DISTRUST, "did not tell of everything");
  }

  private Lease ended(Instant at, Duration pause, String words) {
    return new Lease(hub, topic, callback, at.plus(pause), at, at, words);
  }

  private static Duration length(Said.Leased leased) {
    return leased.length().compareTo(LONGEST) < 0 ? leased.length() : LONGEST;
  }
}
