package org.storywatch.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The draws were made by Python 3.11.
class LotsTest {
  @Test
  void fewAreDrawnAsPythonDrawsThem() {
    assertThat(new Lots("8ecb-1-0").draw(below(12), 1)).containsExactly(4);
    assertThat(new Lots("8ecb-4-3").draw(below(12), 4)).containsExactly(7, 8, 9, 3);
  }

  @Test
  void manyAreDrawnAsPythonDrawsThem() {
    assertThat(new Lots("8ecbplus-4-1").draw(below(40), 4)).containsExactly(13, 17, 25, 4);
    assertThat(new Lots("mine-2-2").draw(below(22), 2)).containsExactly(4, 2);
  }

  private static List<Integer> below(int limit) {
    return IntStream.range(0, limit).boxed().toList();
  }
}
