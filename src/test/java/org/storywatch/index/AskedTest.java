package org.storywatch.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.storywatch.profile.Vectors;

class AskedTest {
  /// So many that many terms share a place.
  private static final int TERMS = 50_000;

  @Test
  void eachTermHasItsWeightAndNoOtherHasOne() {
    Vocabulary vocabulary = new Vocabulary();
    for (int i = 0; i < TERMS; i++) {
      assertThat(vocabulary.learn("t" + i)).isEqualTo(i);
    }
    Map<String, Double> words = Map.of("t3", 0.5, "t16387", 0.25, "t40000", 0.125, "new", 0.7);
    Asked asked = Asked.of(new Vectors(words, Map.of(), Map.of()), vocabulary)[0];
    assertThat(asked.size()).isEqualTo(3);
    for (int term = 0; term < TERMS; term++) {
      assertThat(asked.of(term)).isEqualTo(words.getOrDefault("t" + term, 0.0));
    }
  }
}
