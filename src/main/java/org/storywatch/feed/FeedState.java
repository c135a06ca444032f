package org.storywatch.feed;

import java.net.URI;
import java.time.Instant;
import org.storywatch.format.Wishes;

/// What must be remembered of a feed between two polls, but for its entries ([Seen]): one record of
/// a compacted topic.
///
/// @param schema the version of this record's form
/// @param feed the feed's id
/// @param listed the address in the feed list
/// @param url where it is polled: the same, or where it has moved to
/// @param title what the feed calls itself, empty until it was read
/// @param etag the validator of RFC 9110 as it came, empty for none; good for `url` alone
/// @param lastModified the other validator as it came, empty for none; good for `url` alone
/// @param outcome what became of the last poll
/// @param failures how many polls in a row failed
/// @param harmful how many answers in a row cost the parser its limits
/// @param gaps how often nothing of an answer was known from the one before, so that entries
///   between them were probably missed
/// @param polled when it was tried last, [Instant#EPOCH] for never
/// @param read when it last answered well, changed or not, [Instant#EPOCH] for never
/// @param next when it is to be polled next
/// @param error what went wrong last, in words for people, empty when nothing did
/// @param move a permanent redirect that is not believed yet
/// @param rhythm how often something new comes
/// @param wishes when the feed says that it wants to be read
/// @param lease whether a hub tells of what is new
/// @param trouble when it turned bad, and was well again
public record FeedState(
    int schema,
    String feed,
    URI listed,
    URI url,
    String title,
    String etag,
    String lastModified,
    Outcome outcome,
    int failures,
    int harmful,
    int gaps,
    Instant polled,
    Instant read,
    Instant next,
    String error,
    Move move,
    Rhythm rhythm,
    Wishes wishes,
    Lease lease,
    Trouble trouble) {
  /// The form that this program writes.
  public static final int SCHEMA = 1;

  /// What became of a poll.
  public enum Outcome {
    /// There was none yet.
    UNREAD,
    /// It gave entries.
    FETCHED,
    /// Nothing had changed.
    NOT_MODIFIED,
    /// Our own settings do not allow it.
    REFUSED,
    /// The feed was ended by its publisher.
    GONE,
    /// The host asks us to come less often.
    LIMITED,
    /// Anything else went wrong.
    FAILED
  }

  /// Whether it was ever read, so that what is known of it means something.
  public boolean wasRead() {
    return !read.equals(Instant.EPOCH);
  }

  /// The same, with a feed list that says another address: what was kept for the old one is void.
  public FeedState listedAs(Feed now) {
    if (now.url().equals(listed)) {
      return this;
    }
    return new FeedState(
        schema,
        feed,
        now.url(),
        now.url(),
        title,
        "",
        "",
        outcome,
        failures,
        harmful,
        gaps,
        polled,
        read,
        Instant.EPOCH,
        error,
        Move.none(now.url()),
        rhythm,
        wishes,
        Lease.NONE,
        trouble);
  }

  /// The same, after word from its hub that changes when it is polled next.
  public FeedState after(String newTitle, Rhythm newRhythm, Lease newLease, Instant newNext) {
    return new FeedState(
        schema,
        feed,
        listed,
        url,
        newTitle,
        etag,
        lastModified,
        outcome,
        failures,
        harmful,
        gaps,
        polled,
        read,
        newNext,
        error,
        move,
        newRhythm,
        wishes,
        newLease,
        trouble);
  }

  /// What was to be remembered of the same feed before it was ever polled.
  public static FeedState unread(FeedState next) {
    return unread(new Feed(next.feed(), next.listed(), next.title(), ""));
  }

  /// A feed that was never polled and is due at once.
  public static FeedState unread(Feed feed) {
    return new FeedState(
        SCHEMA,
        feed.id(),
        feed.url(),
        feed.url(),
        feed.title(),
        "",
        "",
        Outcome.UNREAD,
        0,
        0,
        0,
        Instant.EPOCH,
        Instant.EPOCH,
        Instant.EPOCH,
        "",
        Move.none(feed.url()),
        Rhythm.UNKNOWN,
        Wishes.NONE,
        Lease.NONE,
        Trouble.NONE);
  }
}
