package org.storywatch.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.text.Analysis;

class BackgroundTest {
  @Test
  void countsSurviveTheirFile(@TempDir Path folder) throws IOException {
    Analysis analysis = new Analysis();
    BackgroundCounts counts = new BackgroundCounts();
    counts.add(analysis.read("", "harbour harbour storm", "en"));
    counts.add(analysis.read("Harbour", "calm", "en"));
    Path file = folder.resolve("counts.tsv.gz");
    counts.write(file);
    try (InputStream in = Files.newInputStream(file)) {
      Background background = Background.read(in);
      assertThat(background).isEqualTo(counts.background());
      assertThat(background.articles()).isEqualTo(2);
      assertThat(background.counts()).containsOnlyKeys("harbour").containsEntry("harbour", 2);
    }
  }

  @Test
  void rareTermsTellMore() {
    Background shipped = Background.shipped();
    assertThat(shipped.rarity("zxqv")).isGreaterThan(shipped.rarity("bridge"));
    assertThat(shipped.rarity("bridge")).isGreaterThan(shipped.rarity("year"));
  }
}
