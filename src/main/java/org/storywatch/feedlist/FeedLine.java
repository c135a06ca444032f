package org.storywatch.feedlist;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.storywatch.article.Link;
import org.storywatch.feed.FeedHealth;
import org.storywatch.feed.FeedState;
import org.storywatch.mail.Plain;
import org.storywatch.web.Moment;

/// A feed as one row.
///
/// Public, like what stands around it, because templates are compiled into another package.
///
/// @param id of the feed
/// @param level `well`, `trying` or `dead`; empty while it pauses
/// @param state how it is, in words
/// @param rhythm how often something new comes, and how long ago it did; empty for unknown
/// @param read when it last answered well
/// @param next when it is polled next, empty for never or soon
/// @param error what went wrong last
/// @param paused whether it is not polled
/// @param removable whether it is here only because it was added on the page
/// @param lateness how many times as long as usual it is silent, or not polled
public record FeedLine(
    String id,
    String title,
    Optional<String> link,
    String level,
    String state,
    String rhythm,
    Optional<Moment> read,
    Optional<Moment> next,
    String error,
    boolean paused,
    boolean removable,
    double lateness) {
  private static final int LOST = 10;

  /// Those that pause come last; of two that are as late, the one in trouble comes first.
  static final Comparator<FeedLine> LATEST_FIRST =
      Comparator.comparing(FeedLine::paused)
          .thenComparing(FeedLine::lateness, Comparator.reverseOrder())
          .thenComparing(FeedLine::level)
          .thenComparing(FeedLine::title, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(FeedLine::id);

  /// @param asked whether somebody wants it polled now
  static FeedLine of(Listed listed, FeedState feed, boolean asked, Instant now) {
    FeedHealth health = FeedHealth.of(feed, now);
    boolean paused = listed.paused();
    return new FeedLine(
        listed.feed().id(),
        name(listed, feed),
        Plain.link(Link.shown(feed.url())),
        paused ? "" : levelOf(health, feed),
        paused ? "Paused: it is not polled" : state(health, feed, now),
        rhythm(feed, now),
        Moment.unlessNever(feed.read()),
        paused || asked || health == FeedHealth.GONE
            ? Optional.empty()
            : Moment.unlessNever(feed.next()),
        paused ? "" : Plain.line(feed.error()),
        paused,
        listed.added() && !listed.inList(),
        paused ? 0 : late(feed, health, now));
  }

  private static String name(Listed listed, FeedState feed) {
    String title =
        Plain.line(listed.feed().title().isEmpty() ? feed.title() : listed.feed().title());
    return title.isEmpty() ? Plain.line(Link.shown(feed.url()).toASCIIString()) : title;
  }

  /// A feed that fails and was never read is as late as can be.
  private static double late(FeedState feed, FeedHealth health, Instant now) {
    boolean never = !feed.wasRead() && health != FeedHealth.UNREAD;
    Duration interval = Duration.between(feed.polled(), feed.next());
    double overdue =
        feed.outcome() == FeedState.Outcome.UNREAD || !interval.isPositive()
            ? 0
            : Duration.between(feed.next(), now).toSeconds() / (interval.toSeconds() + 1.0);
    return never
        ? Double.MAX_VALUE
        : Math.max(feed.rhythm().silence(now), health == FeedHealth.GONE ? 0 : overdue);
  }

  private static String rhythm(FeedState feed, Instant now) {
    if (!feed.wasRead()) {
      return "";
    }
    String last =
        feed.rhythm().news().equals(Instant.EPOCH)
            ? ""
            : "something new " + Spell.of(Duration.between(feed.rhythm().news(), now)) + " ago";
    return feed.rhythm()
        .usual()
        .map(usual ->
            "Usually every "
                + Spell.of(usual).replaceFirst("^1 ", "")
                + (last.isEmpty() ? "" : "; " + last))
        .orElse(last.isEmpty() ? "" : Character.toUpperCase(last.charAt(0)) + last.substring(1));
  }

  private static String levelOf(FeedHealth health, FeedState feed) {
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
