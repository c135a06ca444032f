package org.storywatch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.article.Article;
import org.storywatch.match.Match;
import org.storywatch.match.Matcher;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profiles;
import org.storywatch.story.Memory;

/// What the breaker's oracle rests on: what its stories are does not depend on when they are read.
@Execution(ExecutionMode.CONCURRENT)
class WorldTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void itsStoriesAreToldOnceToTheProfilesOfTheirThemeInWhateverOrder() throws Exception {
    World.profiles(folder);
    Matcher matcher = new Matcher(Profiles.read(folder).profiles(), Background.shipped());
    for (long seed = 1; seed <= 12; seed++) {
      List<Piece> pieces = new ArrayList<>(World.of(seed, 500, 40).pieces());
      Collections.shuffle(pieces, new Random(seed));
      Memory memory = new Memory();
      Map<String, Integer> told = new HashMap<>();
      Set<String> expected = new HashSet<>();
      for (int i = 0; i < pieces.size(); i++) {
        Piece piece = pieces.get(i);
        Set<String> wanting = new HashSet<>();
        for (Match match : matcher.match(article(piece, NOON.plus(Duration.ofMillis(20L * i))))) {
          wanting.add(match.profile());
          if (memory.consider(match, NOON) instanceof Memory.Verdict.New) {
            told.merge(
                match.profile() + " " + piece.story().orElse(piece.title()), 1, Integer::sum);
          }
        }
        assertThat(wanting).as(piece.toString()).isEqualTo(piece.theme().profiles());
        piece.theme().profiles().forEach(one -> expected.add(one + " " + piece.story().orElse("")));
      }
      assertThat(told.keySet()).as("seed " + seed).isEqualTo(expected);
      assertThat(told.values()).as("seed " + seed).containsOnly(1);
    }
  }

  private static Article article(Piece piece, Instant at) {
    URI link = URI.create(piece.link());
    return new Article(
        1,
        piece.link(),
        "feed" + piece.feed(),
        "Outlet " + piece.feed(),
        link,
        piece.title(),
        "",
        piece.text(),
        "en",
        at,
        at);
  }
}
