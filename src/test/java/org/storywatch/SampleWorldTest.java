package org.storywatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.storywatch.article.Article;
import org.storywatch.backtest.ArticleLines;
import org.storywatch.demo.Piece;
import org.storywatch.demo.World;
import org.storywatch.match.Following;
import org.storywatch.match.Match;
import org.storywatch.match.Matcher;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profiles;
import org.storywatch.story.Memory;

/// The sample world is labelled: it guards what the weights promise.
class SampleWorldTest {
  private static final Instant START = Instant.parse("2020-01-13T00:00:00Z");

  private final Background background = Background.shipped();
  private final Matcher matcher =
      new Matcher(Profiles.read(Path.of("seeds"), background).profiles(), background);

  @Test
  void nothingElseIsToldAndMostOfTheStoryIs() {
    Told told = told(UnaryOperator.identity());
    assertThat(told.noise()).isEmpty();
    assertThat(told.own()).isEqualTo(42);
    assertThat(told.told()).hasSizeGreaterThanOrEqualTo(35);
  }

  /// Other outlets hear the same names otherwise.
  @Test
  void namesInOtherSpellingsAreTheSameNames() {
    Told one = told(UnaryOperator.identity());
    Told other =
        told(text ->
            text.replace("Haftar", "Hifter")
                .replace("Sarraj", "Serraj")
                .replace("Erdogan", "Erdoğan")
                .replace("Mismari", "Mesmari"));
    assertThat(other.noise()).isEmpty();
    assertThat(other.told()).isEqualTo(one.told());
    one.scores()
        .forEach((id, score) -> assertThat(other.scores().get(id)).isCloseTo(score, within(0.02)));
  }

  /// Copies and rewrites are collected under the development that they tell of.
  @Test
  void eachDevelopmentIsToldOnce() {
    Memory memory = new Memory();
    Set<String> developments = new HashSet<>();
    List<String> wrong = new ArrayList<>();
    for (Piece piece : World.sample().pieces()) {
      boolean isNew = piece.kind() == Piece.Kind.DEVELOPMENT;
      if (isNew) {
        developments.add(piece.id());
      }
      if (isNew || developments.contains(piece.of())) {
        Article article = article(piece, UnaryOperator.identity());
        Match match = new Match(1, "libya", article, 1, List.of());
        boolean told = memory.consider(match, article.fetched()) instanceof Memory.Verdict.New;
        if (told != isNew) {
          wrong.add(piece.kind() + " " + piece.id());
        }
      }
    }
    assertThat(developments).hasSizeGreaterThan(15);
    assertThat(wrong).isEmpty();
  }

  /// An hour of the news of the world, in many languages, has nothing of the story.
  @Test
  void anHourOfRealNewsInManyLanguagesIsNotTold() throws IOException {
    Path news = Path.of("../shared/data/telegram-hour.jsonl.gz");
    assumeTrue(Files.exists(news), () -> "skipped: there is no " + news);
    Following following = new Following();
    List<String> told = new ArrayList<>();
    ArticleLines.read(
        news,
        article ->
            matcher.match(article, following).forEach(match -> told.add(match.article().title())),
        problem -> {});
    assertThat(told).isEmpty();
  }

  /// @param own how many pieces are of the story
  /// @param told those that were told
  /// @param noise what should not have been told
  private record Told(int own, Set<String> told, List<String> noise, Map<String, Double> scores) {}

  private Told told(UnaryOperator<String> spelled) {
    Following following = new Following();
    Set<String> developments = new HashSet<>();
    Set<String> told = new HashSet<>();
    List<String> noise = new ArrayList<>();
    Map<String, Double> scores = new HashMap<>();
    int own = 0;
    for (Piece piece : World.sample().pieces()) {
      matcher
          .match(article(piece, spelled), following)
          .forEach(match -> scores.put(piece.id(), match.score()));
      boolean isTold = scores.containsKey(piece.id());
      if (piece.kind() == Piece.Kind.DEVELOPMENT) {
        developments.add(piece.id());
      }
      if (developments.contains(piece.id()) || developments.contains(piece.of())) {
        own++;
        if (isTold) {
          told.add(piece.id());
        }
      } else if (isTold) {
        noise.add(piece.title());
      }
    }
    return new Told(own, told, noise, scores);
  }

  private static Article article(Piece piece, UnaryOperator<String> spelled) {
    Instant published = START.plusSeconds(piece.at());
    return new Article(
        Article.SCHEMA,
        piece.id(),
        "feed",
        piece.outlet().toString(),
        URI.create("https://example.org/" + piece.id()),
        spelled.apply(piece.title()),
        piece.author(),
        spelled.apply(piece.text()),
        "en",
        published,
        published);
  }
}
