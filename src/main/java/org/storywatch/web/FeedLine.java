package org.storywatch.web;

import java.time.Instant;
import java.util.Optional;
import org.storywatch.feed.FeedState;
import org.storywatch.mail.Plain;

/// A feed as one row.
///
/// @param level `well`, `trying` or `dead`
/// @param state how it is, in words
/// @param read when it last answered well
/// @param next when it is polled next
/// @param error what went wrong last
public record FeedLine(
    String title,
    Optional<String> link,
    String level,
    String state,
    Optional<Moment> read,
    Optional<Moment> next,
    String error) {
  private static final int HOPELESS = 10;

  static FeedLine of(FeedState feed) {
    return new FeedLine(
        title(feed),
        Plain.link(feed.url()),
        level(feed),
        state(feed),
        Moment.unlessNever(feed.read()),
        Moment.unlessNever(feed.next()),
        Plain.line(feed.error()));
  }

  static String title(FeedState feed) {
    String title = Plain.line(feed.title());
    return title.isEmpty() ? Plain.line(feed.url().toASCIIString()) : title;
  }

  private static String level(FeedState feed) {
    boolean unread = feed.read().equals(Instant.EPOCH);
    boolean gone = feed.outcome() == FeedState.Outcome.GONE || feed.failures() >= HOPELESS;
    return gone ? "dead" : feed.failures() > 0 || unread ? "trying" : "well";
  }

  private static String state(FeedState feed) {
    if (feed.outcome() == FeedState.Outcome.GONE) {
      return "Ended by its publisher";
    }
    return switch (feed.failures()) {
      case 0 -> feed.polled().equals(Instant.EPOCH) ? "Not polled yet" : "Reads well";
      case 1 -> "Failed once";
      default -> "Failed %d times in a row".formatted(feed.failures());
    };
  }
}
