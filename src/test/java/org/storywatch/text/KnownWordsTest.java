package org.storywatch.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownWordsTest {
  @TempDir Path folder;

  @Test
  void smallLettersMakeWordsAndManyArticlesMakeNamesKnown() throws IOException {
    KnownWordCounts counts = new KnownWordCounts();
    for (int i = 0; i < 1_000; i++) {
      counts.add("", "a ship was seen off Oslo" + (i < 2 ? " by Varnholt" : ""));
    }
    counts.add("", "one schooner");
    KnownWords known = counts.known();
    assertThat(known.words()).containsExactlyInAnyOrder("ship", "seen", "off");
    assertThat(known.names()).containsExactly("oslo");
    Path file = folder.resolve("words.txt.gz");
    known.write(file);
    try (InputStream in = Files.newInputStream(file)) {
      assertThat(KnownWords.read(in)).isEqualTo(known);
    }
  }

  @Test
  void thoseOfTheProgramKnowWordsFromNames() {
    KnownWords known = KnownWords.shipped();
    assertThat(known.isOrdinary("house")).isTrue();
    assertThat(known.isOrdinary("washington")).isFalse();
    assertThat(known.contains("washington")).isTrue();
    assertThat(known.contains("haftar")).isFalse();
    assertThat(known.contains("gaddafi")).isFalse();
  }
}
