package org.storywatch.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.storywatch.profile.Field;
import org.storywatch.profile.Vectors;

class ChangingIndexTest {
  private static final int PROFILES = 400;
  private static final int VERSIONS = 60;
  private static final Vectors ARTICLE =
      new Vectors(Map.of("bridge", 1.0, "ferry", 1.0), Map.of("bridge", 1.0), Map.of());

  private final ProfileIndex index = new ProfileIndex();

  /// Each version of a profile has its own likeness, in each field the same.
  @Test
  void whoLooksSeesEachProfileOnceInAVersionThatNeverGoesBack() throws Exception {
    putVersion(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Integer> writer = threads.submit(this::write);
      List<Future<Integer>> readers = List.of(threads.submit(looking(writer)));
      assertThat(writer.get()).isPositive();
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).as("looks").isPositive();
      }
    }
    assertThat(index.size()).isEqualTo(PROFILES);
    assertThat(look()).containsOnly(VERSIONS);
  }

  @Test
  void aProfileThatWasRemovedIsNotFoundAgain() throws Exception {
    putVersion(1);
    SplittableRandom random = new SplittableRandom(3);
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<Integer> others =
          threads.submit(() -> {
            for (int i = 0; i < 20_000; i++) {
              index.put(wanted(PROFILES + i % 300, 1 + i % 50));
            }
            return 20_000;
          });
      List<Integer> removed = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        int number = random.nextInt(PROFILES);
        index.remove(number);
        removed.add(number);
        assertThat(numbers()).doesNotContainAnyElementsOf(removed);
      }
      assertThat(others.get()).isPositive();
    }
  }

  private int write() {
    SplittableRandom random = new SplittableRandom(2);
    int changes = 0;
    for (int version = 2; version <= VERSIONS; version++) {
      putVersion(version);
      changes += PROFILES;
      // Others come and go, so that segments are merged.
      for (int i = 0; i < 100; i++) {
        index.put(wanted(PROFILES + random.nextInt(300), 1));
      }
    }
    for (int number = PROFILES; number < PROFILES + 300; number++) {
      index.remove(number);
    }
    return changes;
  }

  private Callable<Integer> looking(Future<?> writer) {
    return () -> {
      int[] before = new int[PROFILES];
      int looks = 0;
      while (!writer.isDone() || looks == 0) {
        int[] now = look();
        for (int i = 0; i < PROFILES; i++) {
          assertThat(now[i]).as("version of %d", i).isGreaterThanOrEqualTo(Math.max(1, before[i]));
        }
        before = now;
        looks++;
      }
      return looks;
    };
  }

  /// @return the version of each profile, found once
  private int[] look() {
    int[] versions = new int[PROFILES];
    index.find(
        ARTICLE,
        (number, likeness) -> {
          if (number < PROFILES) {
            assertThat(versions[number]).as("told twice of %d", number).isZero();
            versions[number] = (int) (likeness.applyAsDouble(Field.WORDS) * 64);
            assertThat(likeness.applyAsDouble(Field.OPENING))
                .isEqualTo(likeness.applyAsDouble(Field.WORDS));
          }
        });
    return versions;
  }

  private List<Integer> numbers() {
    List<Integer> numbers = new ArrayList<>();
    index.find(ARTICLE, (number, _) -> numbers.add(number));
    return numbers;
  }

  private void putVersion(int version) {
    for (int number = 0; number < PROFILES; number++) {
      index.put(wanted(number, version));
    }
  }

  private static Wanted wanted(int number, int version) {
    double weight = version / 64.0;
    Map<String, Double> words =
        version % 2 == 0
            ? Map.of("bridge", weight, "own" + number, 0.1)
            : Map.of("ferry", weight, "own" + number, 0.1);
    return new Wanted(number, new Vectors(words, Map.of("bridge", weight), Map.of()), weight * 0.9);
  }
}
