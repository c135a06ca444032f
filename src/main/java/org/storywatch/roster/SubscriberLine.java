package org.storywatch.roster;

import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.storywatch.alert.Subscriber;
import org.storywatch.article.Hash;
import org.storywatch.article.Link;
import org.storywatch.mail.Plain;
import org.storywatch.web.Moment;

/// A subscriber in one line of the page, which is the operator's.
///
/// @param address as it is shown
/// @param key by which the page names them: for a webhook, its address may hold a secret
/// @param follows the profiles that they follow
/// @param rhythm how often they want to hear
/// @param level `well`, `trying` or `dead`
/// @param state whether they are told at present
/// @param since when they said so; empty for the configuration
/// @param paused whether they pause
/// @param left whether they have left
public record SubscriberLine(
    String address,
    String key,
    String follows,
    String rhythm,
    String level,
    String state,
    Optional<Moment> since,
    boolean paused,
    boolean left) {

  static SubscriberLine of(Subscriber subscriber) {
    String muted =
        switch (subscriber.muted().size()) {
          case 0 -> "";
          case 1 -> ", 1 development muted";
          default -> ", %d developments muted".formatted(subscriber.muted().size());
        };
    return new SubscriberLine(
        Plain.line(Link.shown(subscriber.address())),
        key(subscriber),
        Plain.line(String.join(", ", new TreeSet<>(subscriber.profiles()))),
        rhythm(subscriber) + ", at most " + subscriber.most() + " mails a day",
        switch (subscriber.state()) {
          case ACTIVE -> "well";
          case PAUSED -> "trying";
          case LEFT -> "dead";
        },
        switch (subscriber.state()) {
          case ACTIVE -> "is told" + muted;
          case PAUSED -> "pauses";
          case LEFT -> "has left";
        },
        Moment.unlessNever(subscriber.at()),
        subscriber.state() == Subscriber.State.PAUSED,
        subscriber.state() == Subscriber.State.LEFT);
  }

  /// What a subscriber is named by in forms and links of the page.
  static String key(Subscriber subscriber) {
    return Hash.of(12, "subscriber", subscriber.key());
  }

  private static String rhythm(Subscriber subscriber) {
    return switch (subscriber.cadence()) {
      case IMMEDIATE -> "immediately";
      case HOURLY -> "hourly";
      case DAILY ->
          String.format(Locale.ROOT, "daily at %02d:00 %s", subscriber.hour(), subscriber.zone());
    };
  }
}
