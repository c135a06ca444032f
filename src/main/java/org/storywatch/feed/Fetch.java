package org.storywatch.feed;

import java.time.Duration;
import org.storywatch.format.Parsed;

/// What became of one poll.
sealed interface Fetch {
  /// The feed answered with entries.
  ///
  /// @param etag the validator as it came, empty for none
  /// @param lastModified the other validator as it came, empty for none
  /// @param fresh how long the answer holds, as the feed says; zero when it does not
  record Fetched(Parsed.Contents contents, String etag, String lastModified, Duration fresh)
      implements Fetch {}

  /// The feed is as it was; nothing was sent and nothing parsed.
  record NotModified(Duration fresh) implements Fetch {}

  /// We did not ask, since our settings do not allow it.
  record Refused(String words) implements Fetch {}

  /// The feed was ended for good.
  record Gone(String words) implements Fetch {}

  /// Anything else.
  ///
  /// @param retryAfter when we may come again, as the feed says; zero when it does not
  record Failed(String words, Duration retryAfter) implements Fetch {}

  /// The same in one word.
  default FeedState.Outcome outcome() {
    return switch (this) {
      case Fetched _ -> FeedState.Outcome.FETCHED;
      case NotModified _ -> FeedState.Outcome.NOT_MODIFIED;
      case Refused _ -> FeedState.Outcome.REFUSED;
      case Gone _ -> FeedState.Outcome.GONE;
      case Failed _ -> FeedState.Outcome.FAILED;
    };
  }

  /// What went wrong, empty when nothing did.
  default String error() {
    return switch (this) {
      case Fetched _, NotModified _ -> "";
      case Refused refused -> refused.words();
      case Gone gone -> gone.words();
      case Failed failed -> failed.words();
    };
  }
}
