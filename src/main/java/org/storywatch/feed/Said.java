package org.storywatch.feed;

import java.time.Duration;
import java.time.Instant;
import org.storywatch.format.Parsed;

/// Word from, or about, a feed's hub (WebSub, W3C Recommendation of 2018).
public sealed interface Said extends News {
  /// The hub was asked to tell.
  ///
  /// @param callback the address of ours that it was given
  /// @param error what it did not like, empty when it took the request
  record Asked(Instant at, String callback, String error) implements Said {}

  /// The hub made sure that we want it, and promises to tell for so long.
  record Leased(Instant at, Duration length) implements Said {}

  /// The hub will not tell, or not any more.
  ///
  /// @param error why, in words
  record Denied(Instant at, String error) implements Said {}

  /// The hub tells: entries that are new or changed, seldom the whole feed.
  record Pushed(Parsed.Contents contents) implements Said {}
}
