package org.storywatch.feed;

import java.net.URI;
import java.time.Duration;
import org.storywatch.format.Parsed;

/// What became of one poll.
public sealed interface Fetch extends News {
  /// The feed answered with entries.
  ///
  /// @param etag the validator as it came, empty for none
  /// @param lastModified the other validator as it came, empty for none
  /// @param fresh how long the answer holds, as its headers say; zero when they do not
  /// @param home where permanent redirects lead from the address that was asked for
  record Fetched(
      Parsed.Contents contents, String etag, String lastModified, Duration fresh, URI home)
      implements Fetch {}

  /// The feed is as it was; nothing was sent and nothing parsed.
  ///
  /// @param fresh how long that holds, as the headers say; zero when they do not
  /// @param home where permanent redirects lead from the address that was asked for
  record NotModified(Duration fresh, URI home) implements Fetch {}

  /// We did not ask, since our settings do not allow it.
  record Refused(String words) implements Fetch {}

  /// The feed was ended for good.
  record Gone(String words) implements Fetch {}

  /// The host asks us to come less often.
  ///
  /// @param retryAfter when we may come again, as it says; zero when it does not
  record Limited(String words, Duration retryAfter) implements Fetch {}

  /// No answer came.
  ///
  /// @param ours nobody else answers either, so that it is hardly the feed's fault
  record Unanswered(String words, boolean ours) implements Fetch {}

  /// Anything else.
  ///
  /// @param harmful whether the answer cost the parser its limits
  record Failed(String words, boolean harmful) implements Fetch {}

  /// The same in one word.
  default FeedState.Outcome outcome() {
    return switch (this) {
      case Fetched _ -> FeedState.Outcome.FETCHED;
      case NotModified _ -> FeedState.Outcome.NOT_MODIFIED;
      case Refused _ -> FeedState.Outcome.REFUSED;
      case Gone _ -> FeedState.Outcome.GONE;
      case Limited _ -> FeedState.Outcome.LIMITED;
      case Unanswered _, Failed _ -> FeedState.Outcome.FAILED;
    };
  }

  /// What went wrong, empty when nothing did.
  default String error() {
    return switch (this) {
      case Fetched _, NotModified _ -> "";
      case Refused refused -> refused.words();
      case Gone gone -> gone.words();
      case Limited limited -> limited.words();
      case Unanswered none ->
          none.ours() ? none.words() + "; nobody else answers either" : none.words();
      case Failed failed -> failed.words();
    };
  }
}
