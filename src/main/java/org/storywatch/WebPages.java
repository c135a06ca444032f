package org.storywatch;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storywatch.article.Article;
import org.storywatch.net.NetSettings;
import org.storywatch.net.Outbound;
import org.storywatch.net.Reply;
import org.storywatch.seed.SeedReader;

/// Reads the article of a web page for `explain`, by the same way out as everything else.
final class WebPages implements ExplainCommand.Pages {
  @Override
  public Article read(URI url) throws IOException {
    NetSettings settings = NetSettings.usual(NetSettings.agent(Optional.empty()), List.of());
    try (Outbound outbound = new Outbound(settings)) {
      return switch (outbound.get(url, Map.of())) {
        case Reply.Answer answer when answer.status() == 200 -> article(answer);
        case Reply.Answer answer ->
            throw new IOException("answered with status " + answer.status());
        case Reply.Refused(String words) -> throw new IOException(words);
        case Reply.Failed(String words) -> throw new IOException(words);
      };
    }
  }

  private static Article article(Reply.Answer answer) throws IOException {
    return switch (SeedReader.readPage(answer.body().stream().readAllBytes())) {
      case SeedReader.Accepted(var seed, var _) ->
          new Article(
              Article.SCHEMA,
              answer.url().toString(),
              "",
              "",
              answer.url(),
              seed.title(),
              "",
              seed.text(),
              "",
              Instant.EPOCH,
              Instant.EPOCH);
      case SeedReader.Refused(String why) -> throw new IOException(why);
    };
  }
}
