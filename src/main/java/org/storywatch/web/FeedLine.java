package org.storywatch.web;

import java.time.Instant;
import java.util.Optional;
import org.storywatch.article.Link;
import org.storywatch.feed.FeedHealth;
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

  static FeedLine of(FeedState feed, Instant now) {
    FeedHealth health = FeedHealth.of(feed, now);
    return new FeedLine(
        title(feed),
        Plain.link(Link.shown(feed.url())),
        level(health, feed),
        state(health, feed, now),
        Moment.unlessNever(feed.read()),
        health == FeedHealth.GONE ? Optional.empty() : Moment.unlessNever(feed.next()),
        Plain.line(feed.error()));
  }

  static String title(FeedState feed) {
    String title = Plain.line(feed.title());
    return title.isEmpty() ? Plain.line(Link.shown(feed.url()).toASCIIString()) : title;
  }

  private static String level(FeedHealth health, FeedState feed) {
    return switch (health) {
      case HEALTHY -> "well";
      case UNREAD, LATE -> "trying";
      case GONE, QUARANTINED -> "dead";
      case FAILING ->
          feed.outcome() == FeedState.Outcome.REFUSED || feed.failures() >= LOST
              ? "dead"
              : "trying";
    };
  }

  private static String state(FeedHealth health, FeedState feed, Instant now) {
    String words =
        switch (health) {
          case UNREAD -> "Not polled yet";
          case HEALTHY ->
              healthy(feed) + (now.isBefore(feed.lease().until()) ? ", its hub tells" : "");
          case LATE -> "Silent for longer than usual";
          case GONE -> "Ended by its publisher";
          case QUARANTINED -> "Harmful again and again; polled once a day";
          case FAILING -> failing(feed);
        };
    return feed.gaps() == 0 ? words : words + ". " + gaps(feed.gaps());
  }

  private static String healthy(FeedState feed) {
    return feed.outcome() == FeedState.Outcome.NOT_MODIFIED
        ? "Reads well, nothing new"
        : "Reads well";
  }

  private static String failing(FeedState feed) {
    return switch (feed.outcome()) {
      case REFUSED -> "Not allowed by our settings";
      case LIMITED -> "Asks us to come less often";
      case UNREAD, FETCHED, NOT_MODIFIED, GONE, FAILED ->
          feed.failures() < 2
              ? "Failed once"
              : "Failed %d times in a row".formatted(feed.failures());
    };
  }

  private static String gaps(int gaps) {
    return gaps == 1
        ? "Entries were probably missed once"
        : "Entries were probably missed %d times".formatted(gaps);
  }
}
