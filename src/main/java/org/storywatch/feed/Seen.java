package org.storywatch.feed;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The entries that are known of a feed: one record of a compacted topic, written only when they
/// changed, since it is long and most polls bring nothing.
///
/// @param schema the version of this record's form
/// @param feed the feed's id
/// @param at the poll that they are as of, [Instant#EPOCH] for never
/// @param entries by article id, oldest first
public record Seen(int schema, String feed, Instant at, Map<String, Known> entries) {
  /// The form that this program writes.
  public static final int SCHEMA = 1;

  /// Keeps the order.
  public Seen {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /// Of a feed that was read then.
  public static Seen of(String feed, Instant at, Map<String, Known> entries) {
    return new Seen(SCHEMA, feed, at, entries);
  }

  /// Of a feed that was never read.
  public static Seen nothing(String feed) {
    return of(feed, Instant.EPOCH, Map.of());
  }
}
