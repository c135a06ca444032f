package org.storywatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.storywatch.article.Article;
import org.storywatch.demo.Piece;
import org.storywatch.demo.World;
import org.storywatch.match.Following;
import org.storywatch.match.Matcher;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profiles;

/// The sample world is labelled: it guards what the weights promise.
class SampleWorldTest {
  private static final Instant START = Instant.parse("2020-01-13T00:00:00Z");

  @Test
  void nothingElseIsToldAndMostOfTheStoryIs() {
    Background background = Background.shipped();
    Profiles profiles = Profiles.read(Path.of("seeds"), background);
    Matcher matcher = new Matcher(profiles.profiles(), background);
    Following following = new Following();
    Set<String> developments = new HashSet<>();
    List<String> noise = new ArrayList<>();
    int told = 0;
    int own = 0;
    for (Piece piece : World.sample().pieces()) {
      boolean isTold = !matcher.match(article(piece), following).isEmpty();
      if (piece.kind() == Piece.Kind.DEVELOPMENT) {
        developments.add(piece.id());
      }
      if (developments.contains(piece.id()) || developments.contains(piece.of())) {
        own++;
        told += isTold ? 1 : 0;
      } else if (isTold) {
        noise.add(piece.title());
      }
    }
    assertThat(noise).isEmpty();
    assertThat(own).isEqualTo(42);
    assertThat(told).isGreaterThanOrEqualTo(35);
  }

  private static Article article(Piece piece) {
    Instant published = START.plusSeconds(piece.at());
    return new Article(
        Article.SCHEMA,
        piece.id(),
        "feed",
        piece.outlet().toString(),
        URI.create("https://example.org/" + piece.id()),
        piece.title(),
        piece.author(),
        piece.text(),
        "en",
        published,
        published);
  }
}
