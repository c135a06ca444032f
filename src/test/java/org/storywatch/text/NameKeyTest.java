package org.storywatch.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameKeyTest {
  private final Analysis analysis = new Analysis();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Haftar Hifter Hafter Heftar Hiftar",
        "Sarraj Serraj Sarradj",
        "Gaddafi Qaddafi Kadhafi Gadhafi Khadafy Kaddafi",
        "Tarhuna Tarhouna",
        "Mismari Mesmari",
        "Zelenskiy Zelenskyy Zelenskii",
        "Lukaschenka Loukachenka",
        "Medwedew Medvedev Medvedeff",
        "Moqtada Muqtada",
        "Khashoggi Khashogi"
      })
  void spellingsOfOneNameAreOneTerm(String spellings) {
    Set<String> terms =
        analysis
            .read("", "It was said of " + spellings.replace(" ", " and "), "en")
            .words()
            .keySet();
    assertThat(terms).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sarraj Surge",
        "Haftar Hofter",
        "Haftar Rafter",
        "Gaddafi Caddies",
        "Andrea Andrew",
        "Marina Marine",
        "desert dessert",
        "Germany Germane",
        "Hague Haig"
      })
  void namesThatOnlySoundAlikeStayApart(String names) {
    Set<String> terms = analysis.read("", names, "en").words().keySet();
    assertThat(terms).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ceasefire", "government", "Washington", "Erdogan", "Benghazi", "Obama"})
  void wordsAndNamesThatEverybodySpellsAlikeStayAsTheyAre(String word) {
    assertThat(analysis.read("", word, "en").words().keySet())
        .noneMatch(term -> term.startsWith("~"));
  }

  @Test
  void keysAreNoWordsOfAText() {
    Reading reading = analysis.read("", "Hifter and haftar", "en");
    assertThat(reading.words()).containsExactly(java.util.Map.entry("~haftar", 2));
    assertThat(reading.spelling("~haftar")).isEqualTo("Hifter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Assad", "Faiez", "F16abc", "Óskarß", "x", "aeiouaeiou", "ttttttttt"})
  void shortNamesAndWhatIsNoPlainWordHaveNoKey(String name) {
    assertThat(NameKey.of(name)).isEqualTo(name);
  }
}
