package org.storywatch;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.storywatch.article.Article;
import org.storywatch.net.NetSettings;
import org.storywatch.net.Outbound;
import org.storywatch.seed.SeedPages;
import org.storywatch.seed.SeedReader;

/// Reads the article of a web page for `explain`, by the same way out as everything else.
final class WebPages implements ExplainCommand.Pages {
  @Override
  public Article read(URI url) throws IOException {
    NetSettings settings = NetSettings.usual(NetSettings.agent(Optional.empty()), List.of());
    try (Outbound outbound = new Outbound(settings)) {
      return switch (new SeedPages(outbound).read(url)) {
        case SeedReader.Accepted(var seed, var _) ->
            new Article(
                Article.SCHEMA,
                seed.name(),
                "",
                "",
                URI.create(seed.name()),
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
}
