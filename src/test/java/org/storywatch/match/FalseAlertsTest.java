package org.storywatch.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FalseAlertsTest {
  @Test
  void whereNothingIsToldNothingIsFalse() {
    assertThat(FalseAlerts.expected(List.of())).isZero();
  }

  @Test
  void surerArticlesAreLessOftenFalse() {
    assertThat(FalseAlerts.expected(Collections.nCopies(20, 0.9)))
        .isLessThan(FalseAlerts.expected(Collections.nCopies(20, 0.6)));
  }

  @Test
  void anArticleOfAStoryWithManyIsLessOftenFalse() {
    double few = FalseAlerts.expected(Collections.nCopies(2, 0.7)) / 2;
    double many = FalseAlerts.expected(Collections.nCopies(200, 0.7)) / 200;
    assertThat(many).isLessThan(few / 10);
  }

  @Test
  void theLineIsTheLowestWithWhichNoMoreAreExpected() {
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      List<Double> scores = random.doubles(random.nextInt(1, 60), 0.34, 0.999).boxed().toList();
      double acceptable = random.nextDouble(0.2, 8);
      double line = FalseAlerts.line(scores, acceptable, 0.33);
      List<Double> told = scores.stream().filter(score -> score >= line).toList();
      if (line < FalseAlerts.line(scores, 0, 0.33)) {
        assertThat(FalseAlerts.expected(told)).isLessThanOrEqualTo(acceptable);
      }
      scores.stream()
          .filter(score -> score < line)
          .forEach(lower ->
              assertThat(
                      FalseAlerts.expected(
                          scores.stream().filter(score -> score >= lower).toList()))
                  .isGreaterThan(acceptable));
    }
  }

  @Test
  void withTheHighestLineTheSurestAreStillTold() {
    assertThat(FalseAlerts.line(List.of(0.6, 0.7, 0.8), 0, 0.33)).isBetween(0.7, 0.95);
    assertThat(FalseAlerts.line(List.of(0.6, 0.999), 0, 0.33)).isBetween(0.6, 0.95);
  }
}
