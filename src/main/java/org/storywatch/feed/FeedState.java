package org.storywatch.feed;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What must be remembered of a feed between two polls: one record of a compacted topic.
///
/// @param schema the version of this record's form
/// @param feed the feed's id
/// @param url the feed's address when it was polled last
/// @param title what the feed calls itself, empty until it was read
/// @param etag the validator of RFC 9110 as it came, empty for none
/// @param lastModified the other validator as it came, empty for none
/// @param outcome what became of the last poll
/// @param failures how many polls in a row failed
/// @param polled when it was tried last, [Instant#EPOCH] for never
/// @param read when it last answered well, changed or not, [Instant#EPOCH] for never
/// @param next when it is to be polled next
/// @param error what went wrong last, in words for people, empty when nothing did
/// @param seen the entries known of this feed, oldest first: article id to the hash of its content
public record FeedState(
    int schema,
    String feed,
    URI url,
    String title,
    String etag,
    String lastModified,
    Outcome outcome,
    int failures,
    Instant polled,
    Instant read,
    Instant next,
    String error,
    Map<String, String> seen) {
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
    /// Anything else went wrong.
    FAILED
  }

  /// Keeps the order of what was seen.
  public FeedState {
    seen = Collections.unmodifiableMap(new LinkedHashMap<>(seen));
  }

  /// The same, without the many entries that were seen: for showing.
  public FeedState withoutEntries() {
    return new FeedState(
        schema,
        feed,
        url,
        title,
        etag,
        lastModified,
        outcome,
        failures,
        polled,
        read,
        next,
        error,
        Map.of());
  }

  /// A feed that was never polled and is due at once.
  public static FeedState unread(Feed feed) {
    return new FeedState(
        SCHEMA,
        feed.id(),
        feed.url(),
        feed.title(),
        "",
        "",
        Outcome.UNREAD,
        0,
        Instant.EPOCH,
        Instant.EPOCH,
        Instant.EPOCH,
        "",
        Map.of());
  }
}
