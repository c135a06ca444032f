package org.storywatch.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.storywatch.search.Clause.Place;

class QuestionTest {
  @Test
  void wordsPhrasesAndWhatIsLeftOut() {
    assertThat(Question.of("tunnel \"fire brigade\" -drill -\"false alarm\"").clauses())
        .containsExactly(
            new Clause(Place.WORDS, "tunnel", false),
            new Clause(Place.WORDS, "fire brigade", false),
            new Clause(Place.WORDS, "drill", true),
            new Clause(Place.WORDS, "false alarm", true));
  }

  @Test
  void outletsByEitherWord() {
    assertThat(Question.of("outlet:courier IN:\"Fjord Post\" -in:herald").clauses())
        .containsExactly(
            new Clause(Place.OUTLET, "courier", false),
            new Clause(Place.OUTLET, "Fjord Post", false),
            new Clause(Place.OUTLET, "herald", true));
  }

  @Test
  void daysMonthsAndYears() {
    Question question = Question.of("storm from:2031-02-28 to:2031-02");
    assertThat(question.from()).contains(Instant.parse("2031-02-28T00:00:00Z"));
    assertThat(question.before()).contains(Instant.parse("2031-03-01T00:00:00Z"));
    assertThat(Question.of("to:2031").before()).contains(Instant.parse("2032-01-01T00:00:00Z"));
    assertThat(question.problems()).isEmpty();
  }

  @Test
  void aDayThatNoCalendarHasIsSaidAndLeftOut() {
    for (String typed : new String[] {"from:2031-02-30", "from:yesterday", "-from:2031", "from:"}) {
      Question question = Question.of("storm " + typed);
      assertThat(question.from()).as(typed).isEmpty();
      assertThat(question.clauses()).as(typed).contains(new Clause(Place.WORDS, "storm", false));
    }
    assertThat(Question.of("from:2031-02-30").problems())
        .singleElement()
        .asString()
        .startsWith("from: wants a day");
  }

  @Test
  void smallWordsArePassedOverUnlessTheyAreMeant() {
    assertThat(Question.of("fire in the tunnel").clauses()).hasSize(2);
    assertThat(Question.of("fire in the tunnel").passed()).containsExactly("in", "the");
    assertThat(Question.of("US \"the who\" tariffs").passed()).isEmpty();
    assertThat(Question.of("who").clauses()).hasSize(1);
  }

  @Test
  void anOpenQuoteEndsWithTheQuestion() {
    assertThat(Question.of("“fire brigade").clauses())
        .containsExactly(new Clause(Place.WORDS, "fire brigade", false));
  }

  @Test
  void signsAreNoWords() {
    assertThat(Question.of("- && \"\" \"!\" (*) ? : -: ~ \\ /").isEmpty()).isTrue();
  }

  @Test
  void whatIsTooLongIsCutAndSaid() {
    Question question = Question.of("word ".repeat(1_000));
    assertThat(question.clauses()).hasSize(30);
    assertThat(question.problems()).hasSize(2);
  }

  @Test
  void whateverIsTypedIsAQuestion() {
    long seed = 20310304;
    Random random = new Random(seed);
    String[] parts = {
      "\"", "-", "outlet:", "from:", "to:", "2031", "-13", " ", "a", "é", "\uD83D", "(", "*", "~",
      "م"
    };
    for (int i = 0; i < 5_000; i++) {
      StringBuilder typed = new StringBuilder();
      for (int n = random.nextInt(12); n >= 0; n--) {
        typed.append(parts[random.nextInt(parts.length)]);
      }
      assertThat(Question.of(typed.toString()).clauses())
          .as("seed %d: %s", seed, typed)
          .isNotNull();
    }
  }
}
