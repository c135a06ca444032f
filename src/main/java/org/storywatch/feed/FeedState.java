package org.storywatch.feed;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/// What must be remembered of a feed between two polls: one record of a compacted topic.
///
/// @param schema the version of this record's form
/// @param feed the feed's id
/// @param url the feed's address when it was polled last
/// @param title what the feed calls itself, empty until it was read
/// @param etag the validator of RFC 9110 as it came, empty for none
/// @param lastModified the other validator as it came, empty for none
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
    int failures,
    Instant polled,
    Instant read,
    Instant next,
    String error,
    Map<String, String> seen) {
  /// The form that this program writes.
  public static final int SCHEMA = 1;

  /// A feed that was never polled and is due at once.
  public static FeedState unread(Feed feed) {
    return new FeedState(
        SCHEMA,
        feed.id(),
        feed.url(),
        feed.title(),
        "",
        "",
        0,
        Instant.EPOCH,
        Instant.EPOCH,
        Instant.EPOCH,
        "",
        Map.of());
  }
}
