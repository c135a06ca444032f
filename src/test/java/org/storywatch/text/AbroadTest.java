package org.storywatch.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What texts of several languages have in common.
class AbroadTest {
  private final Analysis analysis = new Analysis();

  @ParameterizedTest
  @CsvSource({
    "Haftar, en, Хафтар, ru",
    "Haftar, en, حفتر, ar",
    "Haftar, en, Χαφτάρ, el",
    "Haftar, en, חפתר, he",
    "Sarraj, en, السراج, ar",
    "Sarraj, en, Саррадж, ru",
    "Sarraj, en, Serrac, tr",
    "Sarraj, en, Sarradsch, de",
    "Putin, en, Poutine, fr",
    "Putin, en, بوتين, ar",
    "Putin, en, Путин, uk",
    "Erdogan, en, أردوغان, ar",
    "Erdogan, en, Эрдоган, ru",
    "Lavrov, en, Lawrow, de",
    "Lavrov, en, لافروف, ar",
    "Gaddafi, en, القذافي, ar",
    "Gaddafi, en, Kadhafi, fr",
    "Merkel, en, Меркель, ru",
    "Libya, en, Libyen, de",
    "Libya, en, Ливия, ru",
    "Libya, en, ليبيا, ar",
    "Libya, en, Λιβύη, el",
    "Turkey, en, Türkiye, tr",
    "Egypt, en, مصر, ar",
    "Moscow, en, Mosca, it",
    "Moscow, en, موسكو, ar",
    "Tripoli, en, Trablus, tr",
    "Germany, en, Deutschland, de"
  })
  void namesAndPlacesMeetAcrossLanguages(String one, String its, String other, String others) {
    assertThat(terms(one, its)).hasSize(1).isSubsetOf(terms(other, others));
  }

  @ParameterizedTest
  @CsvSource({
    "ru, Хафтар, Хафтара",
    "ru, Хафтар, Хафтаром",
    "ru, Ливия, Ливии",
    "ru, Москва, Москвой",
    "ar, ليبيا, وليبيا",
    "ar, حفتر, وحفتر",
    "tr, Hafter, Hafter'in",
    "tr, Moskova, Moskova’da",
    "fr, Égypte, l'Égypte",
    "it, Italia, dell’Italia",
    "de, Haftar, Haftars",
    "en, Libya, Libyans",
    "en, Haftar, Haftar's"
  })
  void grammarDoesNotPartThem(String language, String one, String other) {
    assertThat(terms(other, language)).containsAll(terms(one, language));
  }

  @Test
  void onlyNamesAndNumbersAreRead() {
    Reading reading =
        analysis.abroad(
            "Haftar leaves",
            "On Monday evening the general Khalifa Haftar left Moscow with 14 men, in 2020.",
            "en");
    assertThat(reading.words()).containsKeys("~hftr", "@moscow", "14");
    assertThat(reading.words()).doesNotContainKeys("2020", "~knrl", "~fnnk", "~ls");
    assertThat(reading.words()).containsEntry("~hftr", 3);
    assertThat(reading.numbers()).containsExactly("14");
    assertThat(reading.spelling("@moscow")).isEqualTo("Moscow");
  }

  @Test
  void ordinaryWordsWithACapitalAreNoNamesInEnglish() {
    assertThat(analysis.abroad("", "He saw the House and the President in the Street", "").words())
        .isEmpty();
  }

  @Test
  void numbersMeetHoweverTheyAreParted() {
    assertThat(terms("und 1.200", "de")).isEqualTo(terms("and 1,200", "en")).hasSize(1);
  }

  @Test
  void scriptsWithoutNamesThatCanBeToldGiveNumbersOnly() {
    assertThat(terms("利比亚 2000 将军 哈夫塔尔 15", "zh")).containsExactly("15");
  }

  private Set<String> terms(String text, String language) {
    return analysis.abroad("", "x " + text, language).words().keySet();
  }
}
