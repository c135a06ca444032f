package org.storywatch.feedlist;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.storywatch.feed.Feed;
import org.storywatch.fulltext.When;

/// What somebody wants of a feed: one record of a compacted topic, of which the last one holds. One
/// that neither adds nor pauses takes back what was said before.
///
/// @param schema the version of this record's form
/// @param feed the feed's id
/// @param url where it is
/// @param title what people call it, empty for none
/// @param group its folder, empty for none
/// @param fullText when the pages of its articles are read; empty for as usual
/// @param added whether it is to be read even where no feed list names it
/// @param paused whether it is not to be polled
/// @param at when it was said
public record Change(
    int schema,
    String feed,
    URI url,
    String title,
    String group,
    Optional<When> fullText,
    boolean added,
    boolean paused,
    Instant at) {
  /// The form that this program writes.
  public static final int SCHEMA = 1;

  /// The earlier one first; of two at the same time every process takes the same.
  static final Comparator<Change> IN_ORDER =
      Comparator.comparing(Change::at)
          .thenComparing(Change::added)
          .thenComparing(Change::paused)
          .thenComparing(Change::title)
          .thenComparing(Change::group)
          .thenComparing(change -> change.url().toString())
          .thenComparing(change -> change.fullText().toString());

  /// @param at when it is said
  static Change of(Feed feed, boolean added, boolean paused, Instant at) {
    return new Change(
        SCHEMA,
        feed.id(),
        feed.url(),
        feed.title(),
        feed.group(),
        feed.fullText(),
        added,
        paused,
        at);
  }

  /// The feed as it was when this was said.
  Feed as() {
    return new Feed(feed, url, title, group, fullText);
  }
}
