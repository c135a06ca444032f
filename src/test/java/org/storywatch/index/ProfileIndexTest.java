package org.storywatch.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.profile.Field;
import org.storywatch.profile.Vectors;

@Execution(ExecutionMode.CONCURRENT)
class ProfileIndexTest {
  private static final SampleNews NEWS = new SampleNews(1, 5_000, 60);

  private final ProfileIndex index = new ProfileIndex();
  private final Map<Integer, Wanted> model = new TreeMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void findsWhatComparingWithEveryProfileFinds(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int matches = 0;
    for (int step = 0; step < 120; step++) {
      change(random);
      Vectors article = NEWS.vectors(draw(random, 150));
      Map<Integer, Map<Field, Double>> found = find(article);
      assertThat(found.keySet())
          .as("seed %d, step %d", seed, step)
          .isEqualTo(wanting(article, false).keySet());
      found.forEach((number, likeness) -> assertLike(article, number, likeness));
      assertThat(index.size()).isEqualTo(model.size());
      matches += found.size();
    }
    assertThat(matches).as("seed %d", seed).isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void anArticleOfFewWordsIsComparedAsExactly(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int step = 0; step < 50; step++) {
      change(random);
      Vectors article = NEWS.vectors(draw(random, random.nextInt(8)));
      assertThat(find(article).keySet())
          .as("seed %d, step %d", seed, step)
          .isEqualTo(wanting(article, false).keySet());
    }
  }

  @Test
  void allTellsOfEveryProfileThatSharesAWord() {
    SplittableRandom random = new SplittableRandom(7);
    for (int step = 0; step < 40; step++) {
      change(random);
      Vectors article = NEWS.vectors(draw(random, 50));
      Map<Integer, Map<Field, Double>> found = new HashMap<>();
      index.all(article, (number, likeness) -> note(found, number, likeness));
      assertThat(found.keySet()).isEqualTo(wanting(article, true).keySet());
      found.forEach((number, likeness) -> assertLike(article, number, likeness));
    }
  }

  /// The weights are multiples of 2⁻²⁰, whose products have room in a double and not in a float.
  @ParameterizedTest
  @ValueSource(longs = {8, 9})
  void aLikenessOfExactlyTheLeastIsEnoughAndAHairLessIsNot(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Vectors article = new Vectors(dyadic(random, 200), Map.of(), Map.of());
    List<Wanted> many = new ArrayList<>();
    for (int number = 0; number < 3_000; number += 2) {
      Vectors profile = new Vectors(dyadic(random, 30), Map.of(), Map.of());
      double exactly = profile.cosine(Field.WORDS, article);
      many.add(new Wanted(number, profile, exactly));
      many.add(new Wanted(number + 1, profile, Math.nextUp(exactly)));
    }
    index.putAll(many);
    many.stream()
        .filter(one -> one.vectors().cosine(Field.WORDS, article) > 0)
        .forEach(one -> model.put(one.number(), one));
    assertThat(find(article).keySet())
        .as("seed %d", seed)
        .allMatch(number -> number % 2 == 0)
        .hasSizeGreaterThan(1_000)
        .isEqualTo(wanting(article, false).keySet());
  }

  @Test
  void aWordWithoutWeightIsNotShared() {
    index.put(new Wanted(0, words(Map.of("ferry", 0.0, "harbour", 1.0)), 0));
    assertThat(find(words(Map.of("ferry", 1.0)))).isEmpty();
    assertThat(find(words(Map.of("harbour", 0.0)))).isEmpty();
    assertThat(find(words(Map.of("harbour", 0.01)))).containsOnlyKeys(0);
  }

  @Test
  void whatHasNoBoundIsRefused() {
    assertThatThrownBy(() -> index.put(new Wanted(0, words(Map.of("ferry", -0.1)), 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ferry");
    assertThatThrownBy(() -> find(words(Map.of("ferry", Double.NaN))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Wanted(-1, words(Map.of()), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Wanted(0, words(Map.of()), Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void change(SplittableRandom random) {
    int kind = random.nextInt(40);
    if (kind == 0) {
      List<Wanted> many = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        many.add(wanted(random));
      }
      index.putAll(many);
      many.forEach(one -> model.put(one.number(), one));
    } else if (kind == 1) {
      int from = random.nextInt(700);
      for (int number = from; number < from + 100; number++) {
        remove(number);
      }
    } else if (kind < 8) {
      remove(random.nextInt(800));
    } else {
      for (int i = 0; i < 20; i++) {
        Wanted one = wanted(random);
        index.put(one);
        model.put(one.number(), one);
      }
    }
  }

  private void remove(int number) {
    index.remove(number);
    model.remove(number);
  }

  private static Wanted wanted(SplittableRandom random) {
    double least =
        switch (random.nextInt(8)) {
          case 0 -> 0;
          case 1 -> random.nextDouble(0.01);
          case 2 -> random.nextDouble(1.1);
          default -> random.nextDouble(0.05, 0.3);
        };
    int terms = random.nextInt(60);
    return new Wanted(random.nextInt(800), NEWS.profile(draw(random, 200), terms), least);
  }

  private static int[] draw(SplittableRandom random, int length) {
    return NEWS.draw(random, random.nextInt(NEWS.topics()), length);
  }

  private static Map<String, Double> dyadic(SplittableRandom random, int terms) {
    Map<String, Double> all = new HashMap<>();
    for (int i = 0; i < terms; i++) {
      double zipf = Math.exp(random.nextDouble(0, 6));
      all.put("w" + (int) zipf, Math.scalb((double) random.nextInt(1, 1 << 18), -20));
    }
    return all;
  }

  private static Vectors words(Map<String, Double> words) {
    return new Vectors(words, Map.of(), Map.of());
  }

  private Map<Integer, Wanted> wanting(Vectors article, boolean anyWord) {
    Map<Integer, Wanted> wanting = new HashMap<>(model);
    wanting
        .values()
        .removeIf(one -> {
          double likeness = one.vectors().cosine(Field.WORDS, article);
          return !(likeness > 0) || (!anyWord && likeness < one.least());
        });
    return wanting;
  }

  private Map<Integer, Map<Field, Double>> find(Vectors article) {
    Map<Integer, Map<Field, Double>> found = new HashMap<>();
    index.find(article, (number, likeness) -> note(found, number, likeness));
    return found;
  }

  private static void note(
      Map<Integer, Map<Field, Double>> found, int number, ToDoubleFunction<Field> likeness) {
    Map<Field, Double> fields = new HashMap<>();
    for (Field field : Field.values()) {
      fields.put(field, likeness.applyAsDouble(field));
    }
    assertThat(found.put(number, fields)).as("told twice of %d", number).isNull();
  }

  private void assertLike(Vectors article, int number, Map<Field, Double> likeness) {
    Vectors profile = Objects.requireNonNull(model.get(number)).vectors();
    likeness.forEach((field, value) ->
        assertThat(value)
            .as("%s of %d", field, number)
            .isCloseTo(profile.cosine(field, article), within(1e-12)));
  }
}
