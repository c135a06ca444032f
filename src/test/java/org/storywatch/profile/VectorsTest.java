package org.storywatch.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorsTest {
  private static final int TEXTS = 40;

  @Test
  void theCosineIsTheSumOverTheTermsThatBothHave() {
    Random random = new Random(7);
    Vectors[] texts = new Vectors[TEXTS];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = new Vectors(terms(random, i * i / 2), terms(random, i), terms(random, i % 3));
    }
    for (Vectors one : texts) {
      for (Vectors other : texts) {
        for (Field field : Field.values()) {
          double sum = 0;
          for (Map.Entry<String, Double> term : one.of(field).entrySet()) {
            sum += term.getValue() * other.of(field).getOrDefault(term.getKey(), 0.0);
          }
          assertThat(one.cosine(field, other)).isCloseTo(sum, within(1e-12));
        }
      }
    }
  }

  @Test
  void aTextIsAsLikeItselfAsCanBeAndNotLikeNothing() {
    Vectors text = new Vectors(Map.of("Ärger", 0.6, "мост", 0.8), Map.of(), Map.of("17", 1.0));
    Vectors nothing = new Vectors(Map.of(), Map.of(), Map.of());
    assertThat(text.cosine(Field.WORDS, text)).isCloseTo(1, within(1e-12));
    assertThat(text.cosine(Field.OPENING, text)).isZero();
    assertThat(text.cosine(Field.NUMBERS, nothing)).isZero();
    assertThat(nothing.cosine(Field.NUMBERS, text)).isZero();
  }

  private static Map<String, Double> terms(Random random, int many) {
    Map<String, Double> terms = new HashMap<>();
    for (int i = 0; i < many; i++) {
      terms.put("term" + random.nextInt(600), random.nextDouble());
    }
    return Vectors.unit(terms);
  }
}
