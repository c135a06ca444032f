package org.storywatch.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalysisTest {
  private final Analysis analysis = new Analysis();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Erdoğan | Erdogan",
        "SUMMIT | summit",
        "Haftar's | Haftar",
        "Haftar’s | Haftar",
        "O’Brien | OBrien",
        "bridges | bridge",
        "Libyan | Libya",
        "café | cafe"
      })
  void spellingsThatDifferOnlyInFormMeet(String one, String other) {
    assertThat(read(one).words().keySet()).isEqualTo(read(other).words().keySet()).hasSize(1);
  }

  @Test
  void stopWordsAndSingleLettersAreNoTerms() {
    assertThat(read("This is what he said, after all: I").words()).isEmpty();
  }

  @Test
  void sentencesGluedTogetherAreTwoWords() {
    assertThat(read("the ship sank.Rescue came").words()).containsKeys("sank", "rescue");
  }

  @Test
  void decimalsStayWhole() {
    assertThat(read("a magnitude of 7.8, with 1,200 hurt").numbers())
        .containsExactlyInAnyOrder("7.8", "1,200");
  }

  @Test
  void yearsAreNoNumbers() {
    assertThat(read("On 14 May 1998 they met").numbers()).containsExactly("14");
  }

  @Test
  void capitalsInsideSentencesAreNames() {
    Reading reading = read("Rain fell. Later the mayor, Anna Berg, spoke in Oslo.");
    assertThat(reading.names()).containsExactlyInAnyOrder("anna", "berg", "oslo");
  }

  @Test
  void titlesCountTwiceAndTellNoNames() {
    Reading reading = analysis.read("Harbour Closed", "the harbour", "en");
    assertThat(reading.words()).containsEntry("harbour", 3);
    assertThat(reading.names()).isEmpty();
  }

  @Test
  void theOpeningEndsBeforeALongText() {
    Reading reading = read("storm ".repeat(90) + "aftermath");
    assertThat(reading.opening()).containsOnlyKeys("storm");
    assertThat(reading.words()).containsKey("aftermath");
  }

  @Test
  void otherLanguagesKeepTheirEndingsAndSmallWords() {
    assertThat(analysis.read("", "Les élèves des écoles", "fr").words())
        .containsOnlyKeys("les", "eleves", "des", "ecoles");
  }

  @Test
  void termsAreShownAsTheyWereWritten() {
    assertThat(read("The Erdoğan talks").spelling("erdogan")).isEqualTo("Erdoğan");
  }

  private Reading read(String text) {
    return analysis.read("", text, "en");
  }
}
