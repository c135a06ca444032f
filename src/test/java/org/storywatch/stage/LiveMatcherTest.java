package org.storywatch.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.archive.Archive;
import org.storywatch.article.Article;
import org.storywatch.match.Matcher;
import org.storywatch.profile.Background;
import org.storywatch.profile.Filed;
import org.storywatch.profile.Sensitivity;
import org.storywatch.revision.Revision;
import org.storywatch.revision.Revisions;
import org.storywatch.seed.Seed;
import org.storywatch.stream.Offsets;

class LiveMatcherTest {
  private static final Instant NOON = Instant.parse("2031-03-04T12:00:00Z");
  private static final Background TABLE = new Background(4_000, Map.of("harbour", 40));

  @TempDir private Path folder;
  private final Revisions revisions = new Revisions();
  private Instant now = NOON;
  private int articles;

  @Test
  void whatTheArchiveTellsOftenTellsLessOfAnArticle() throws IOException {
    LiveMatcher live = live();
    Matcher before = live.get();
    live.look();
    assertThat(live.get()).isSameAs(before);
    archive(10, 110);
    now = now.plus(Duration.ofHours(1));
    live.look();
    assertThat(live.get()).isNotSameAs(before);
    assertThat(live.condition().words())
        .isEqualTo("2 terms of 5,000 articles, 1,000 of them from the archive");
    Article article = article("Varnholt newsletter", NOON);
    assertThat(score(live.get(), article)).isLessThan(score(before, article));
  }

  @Test
  void theMatcherStaysForAnHourAndWhileTheArchiveCannotBeRead() throws IOException {
    LiveMatcher live = live();
    archive(10, 110);
    live.look();
    Matcher made = live.get();
    archive(10, 110);
    now = now.plus(Duration.ofMinutes(59));
    live.look();
    assertThat(live.get()).isSameAs(made);
    try (var files = Files.newDirectoryStream(folder.resolve("archive"), "segments_*")) {
      for (Path file : files) {
        Files.write(file, new byte[3]);
      }
    }
    now = now.plus(Duration.ofDays(2));
    live.look();
    assertThat(live.get()).isSameAs(made);
  }

  @Test
  void whatSomebodyChangesOfAProfileHoldsForTheNextArticle() throws IOException {
    LiveMatcher live = live();
    Article ferry = article("Ferry captains of Osterby strike over wages", NOON);
    assertThat(live.get().all(ferry)).isEmpty();
    Matcher filed = live.get();
    live.revise();
    assertThat(live.get()).isSameAs(filed);
    Seed seed = new Seed("ferry.txt", "", "Ferry captains of Osterby go on strike over wages");
    Revision added = Revision.added("bridge", seed, NOON);
    revisions.add(added);
    revisions.add(Revision.line("bridge", Sensitivity.from(0.05), NOON));
    live.revise();
    assertThat(live.get().match(ferry)).hasSize(1);
    assertThat(live.condition().words()).startsWith("1 terms of 4,000 articles");
    revisions.add(added.withdrawn(NOON.plusSeconds(1)));
    live.revise();
    assertThat(live.get().all(ferry)).isEmpty();
  }

  @Test
  void whatWasChangedBeforeTheStartAndWhatTheArchiveTellsHoldTogether() throws IOException {
    Seed seed = new Seed("ferry.txt", "", "Ferry captains of Osterby go on strike over wages");
    revisions.add(Revision.added("bridge", seed, NOON));
    LiveMatcher live = live();
    Article ferry = article("Ferry captains of Osterby strike over wages", NOON);
    assertThat(live.get().all(ferry)).hasSize(1);
    archive(10, 110);
    now = now.plus(Duration.ofHours(1));
    live.look();
    assertThat(live.condition().words()).contains("1,000 of them from the archive");
    assertThat(live.get().all(ferry)).hasSize(1);
  }

  private LiveMatcher live() throws IOException {
    Path seed = folder.resolve("seeds/bridge/a.txt");
    Files.createDirectories(seed.getParent());
    Files.writeString(seed, "Varnholt bridge newsletter: divers in the harbour found cracks");
    Filed filed = Filed.read(folder.resolve("seeds"));
    return new LiveMatcher(
        filed, filed.profiles(TABLE), revisions, TABLE, folder.resolve("archive"), () -> now);
  }

  /// Every article has "newsletter".
  private void archive(int days, int eachDay) throws IOException {
    try (Archive archive = Archive.open(folder.resolve("archive"))) {
      for (int i = 0; i < days * eachDay; i++) {
        archive.add(article("newsletter x" + articles, NOON.plus(Duration.ofDays(i / eachDay))));
      }
      archive.commit(Offsets.NONE);
    }
  }

  private Article article(String text, Instant time) {
    URI url = URI.create("https://example.org/");
    String id = "a" + articles++;
    return new Article(Article.SCHEMA, id, "f", "", url, "", "", text, "en", time, time);
  }

  private static double score(Matcher matcher, Article article) {
    return matcher.all(article).getFirst().score();
  }
}
