package org.storywatch.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.match.Weights;

class WeightsFileTest {
  private static final Weights SOME =
      new Weights(1.111, 2, 3, 4, -5, 0.6, 0.7, 8, 9, 10.25, 11, 12, 0.875, 0.125);

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Path file = folder.resolve("weights.properties");
    WeightsFile.write(SOME, file);
    Properties values = new Properties();
    values.load(new StringReader(Files.readString(file)));
    assertThat(Weights.of(values)).isEqualTo(SOME);
  }

  @Test
  void theProgramsWeightsLoseNothingByBeingWritten() throws IOException {
    Properties values = new Properties();
    values.load(new StringReader(WeightsFile.text(Weights.shipped())));
    assertThat(Weights.of(values)).isEqualTo(Weights.shipped());
  }

  @Test
  void theSearchFindsTheSameTwiceAndLeavesWhatIsFixed() {
    Weights once = new Search(280).find(WeightsFileTest::distance);
    assertThat(once).isEqualTo(new Search(280).find(WeightsFileTest::distance));
    assertThat(distance(once)).isLessThan(distance(Search.begin()) / 4);
    assertThat(once.freshness()).isEqualTo(Search.begin().freshness());
    assertThat(once.core()).isEqualTo(Search.begin().core());
  }

  private static double distance(Weights weights) {
    return Math.abs(weights.words() - 4.5)
        + Math.abs(weights.bias() - weights.words() / 3)
        + 2 * Math.abs(weights.nearest() - 0.6);
  }
}
