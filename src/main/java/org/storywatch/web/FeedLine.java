package org.storywatch.web;

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
  private static final int LOST = 10;

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
    return switch (feed.outcome()) {
      case FETCHED, NOT_MODIFIED -> "well";
      case GONE, REFUSED -> "dead";
      case UNREAD -> "trying";
      case FAILED, LIMITED -> feed.failures() >= LOST ? "dead" : "trying";
    };
  }

  private static String state(FeedState feed) {
    return switch (feed.outcome()) {
      case UNREAD -> "Not polled yet";
      case FETCHED -> "Reads well";
      case NOT_MODIFIED -> "Reads well, nothing new";
      case REFUSED -> "Not allowed by our settings";
      case GONE -> "Ended by its publisher";
      case LIMITED -> "Asks us to come less often";
      case FAILED ->
          feed.failures() < 2
              ? "Failed once"
              : "Failed %d times in a row".formatted(feed.failures());
    };
  }
}
