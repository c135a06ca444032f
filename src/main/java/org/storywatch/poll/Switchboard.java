package org.storywatch.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.Lease;
import org.storywatch.feed.Said;
import org.storywatch.format.FeedParser;
import org.storywatch.format.Parsed;
import org.storywatch.net.Body;
import org.storywatch.websub.Hubs;
import org.storywatch.websub.Word;

/// Talks with the hubs of feeds.
final class Switchboard {
  private final Optional<Hubs> hubs;
  private final FeedParser parser;

  /// @param hubs empty where no hub is to be asked
  Switchboard(Optional<Hubs> hubs, FeedParser parser) {
    this.hubs = hubs;
    this.parser = parser;
  }

  /// The address of ours that the hub of a feed is given; one that no hub knows where none is
  /// asked.
  String callback(String feed, Lease lease) {
    return hubs.map(known -> known.callback(feed, lease)).orElse("none");
  }

  /// Asks the hub of a feed to tell.
  ///
  /// @return empty when it was not asked
  Optional<Said> ask(FeedState state, Instant now) {
    return hubs.flatMap(known -> known.ask(state.feed(), state.lease(), now));
  }

  /// What a hub said.
  ///
  /// @return empty when the feed is to be polled to know
  Optional<Said> read(Word word, FeedState state) {
    return switch (word.kind()) {
      case LEASED -> Optional.of(new Said.Leased(word.at(), Duration.ofSeconds(word.seconds())));
      case DENIED ->
          Optional.of(
              new Said.Denied(
                  word.at(), word.words().isEmpty() ? "will not tell" : "says: " + word.words()));
      case NUDGE -> Optional.empty();
      case CONTENT -> {
        Body body = Body.of(word.bytes());
        yield parser.parse(body, word.words(), state.url()) instanceof Parsed.Contents contents
            ? Optional.of(new Said.Pushed(contents))
            : Optional.empty();
      }
    };
  }
}
