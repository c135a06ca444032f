package org.storywatch.seed;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.storywatch.net.Outbound;
import org.storywatch.net.Reply;

/// Reads web pages that somebody names as examples. One request each, asked for by a person, so
/// that the rules for robots do not apply.
public final class SeedPages {
  private static final Map<String, String> HEADERS =
      Map.of("Accept", "text/html, application/xhtml+xml;q=0.9, */*;q=0.1");

  private final Outbound outbound;

  public SeedPages(Outbound outbound) {
    this.outbound = outbound;
  }

  /// @return the article of a page, called by its address, or why there is none
  public SeedReader.Outcome read(URI url) {
    return switch (outbound.get(url, HEADERS)) {
      case Reply.Answer answer when answer.status() == 200 -> article(answer);
      case Reply.Answer answer -> new SeedReader.Refused("answered with status " + answer.status());
      case Reply.Refused(String words) -> new SeedReader.Refused(words);
      case Reply.Failed(String words) -> new SeedReader.Refused(words);
    };
  }

  private static SeedReader.Outcome article(Reply.Answer answer) {
    try {
      byte[] content = answer.body().stream().readAllBytes();
      return SeedReader.readPage(answer.url().toString(), content);
    } catch (IOException e) {
      return new SeedReader.Refused("cannot be read: " + e.getMessage());
    }
  }
}
