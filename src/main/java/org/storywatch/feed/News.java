package org.storywatch.feed;

import java.util.Optional;
import org.storywatch.format.Parsed;

/// What came of a feed: the answer to a poll, or word from its hub.
public sealed interface News permits Fetch, Said {
  /// The entries that came, with what stands above them; empty when none did.
  default Optional<Parsed.Contents> came() {
    return switch (this) {
      case Fetch.Fetched fetched -> Optional.of(fetched.contents());
      case Said.Pushed pushed -> Optional.of(pushed.contents());
      case Fetch _, Said _ -> Optional.empty();
    };
  }
}
