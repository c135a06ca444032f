package org.storywatch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.article.Article;
import org.storywatch.profile.Background;
import org.storywatch.profile.LiveCounts;
import org.storywatch.stream.Offsets;

class FrequenciesTest {
  private static final Instant NOON = Instant.parse("2031-03-04T12:00:00Z");
  private static final Background TABLE = new Background(1_000, Map.of("year", 500));

  @TempDir private Path folder;
  private int articles;

  @Test
  void aTermCountsOnceForEachArticleItStandsIn() throws IOException {
    try (Archive archive = Archive.open(folder)) {
      add(archive, "Harbour harbour storm", 0);
      add(archive, "A calm harbour", 0);
      archive.commit(Offsets.NONE);
    }
    assertThat(Frequencies.count(folder, TABLE))
        .isEqualTo(new LiveCounts(1, 2, Map.of("harbour", 2)));
  }

  @Test
  void whatWasRemovedOrReplacedDoesNotCount() throws IOException {
    try (Archive archive = Archive.open(folder)) {
      for (int day = 0; day < 4; day++) {
        add(archive, "A harbour", day);
        archive.commit(Offsets.NONE);
      }
      archive.add(article("a3", "A storm", NOON.plus(Duration.ofDays(3))));
      archive.forget(NOON.plusSeconds(1));
      archive.commit(Offsets.NONE);
    }
    assertThat(Frequencies.articles(folder)).isEqualTo(3);
    assertThat(Frequencies.count(folder, TABLE))
        .isEqualTo(new LiveCounts(3, 3, Map.of("harbour", 2)));
  }

  @Test
  void theStoryOfSomeDaysCountsAsLittleAsOnAnyOtherDay() throws IOException {
    try (Archive archive = Archive.open(folder)) {
      for (int day = 0; day < 9; day++) {
        for (int i = 0; i < 10; i++) {
          add(archive, day < 4 ? "The weather: earthquake" : "The weather", day);
        }
      }
      archive.commit(Offsets.NONE);
    }
    assertThat(Frequencies.count(folder, TABLE))
        .isEqualTo(new LiveCounts(9, 90, Map.of("weather", 90, "earthquake", 4)));
  }

  @Test
  void whereNoArchiveIsNothingIsCountedAndNothingMade() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    assertThat(Frequencies.articles(nowhere)).isZero();
    assertThat(Frequencies.count(nowhere, TABLE)).isEqualTo(new LiveCounts(0, 0, Map.of()));
    assertThat(nowhere).doesNotExist();
  }

  private void add(Archive archive, String text, int day) throws IOException {
    archive.add(article("a" + articles++, text, NOON.plus(Duration.ofDays(day))));
  }

  private static Article article(String id, String text, Instant time) {
    URI url = URI.create("https://example.org/");
    return new Article(Article.SCHEMA, id, "f", "", url, "", "", text, "en", time, time);
  }
}
