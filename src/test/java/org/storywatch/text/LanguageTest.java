package org.storywatch.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
  private static final String ENGLISH =
      "The mayor said on Monday that the bridge would be closed for a week, and that buses are to"
          + " take people from the harbour to the town.";
  private static final String GERMAN =
      "Der Bürgermeister sagte am Montag, dass die Brücke für eine Woche gesperrt wird und Busse"
          + " die Leute von dem Hafen in die Stadt bringen, was nicht allen gefällt.";

  @Test
  void smallWordsTellTheLanguage() {
    assertThat(Language.of("", ENGLISH, "")).isEqualTo("en");
    assertThat(Language.of("", GERMAN, "")).isEqualTo("de");
  }

  @Test
  void whatATextIsCountsMoreThanWhatItIsDeclaredToBe() {
    assertThat(Language.of("", GERMAN, "en-US")).isEqualTo("de");
    assertThat(Language.of("", ENGLISH, "fr")).isEqualTo("en");
  }

  @Test
  void ofFewWordsTheDeclarationIsBelieved() {
    assertThat(Language.of("", "Brücke gesperrt", "de-AT")).isEqualTo("de");
    assertThat(Language.of("", "Brücke gesperrt", "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Мост закрыт на неделю, '', ru",
    "Міст закрито на тиждень і його чинять, '', uk",
    "Мостът е затворен, bg, bg",
    "أغلق الجسر أسبوعا, '', ar",
    "پل یک هفته بسته شد و پلیس گفت, '', fa",
    "Η γέφυρα έκλεισε, en, el",
    "הגשר נסגר, '', he",
    "桥关闭了, '', zh",
    "橋は閉鎖, ja, ja",
    "पुल बंद है, hi, hi"
  })
  void scriptsTellTheLanguageToo(String text, String declared, String language) {
    assertThat(Language.of("", text, declared)).isEqualTo(language);
  }

  @Test
  void namesOfOtherLanguagesDoNotMakeAnEnglishTextForeign() {
    String text =
        ENGLISH + " Les Misérables de Victor Hugo, Le Monde, La Repubblica, El País, Die Zeit, ";
    assertThat(Language.of("", text, "")).isEqualTo("en");
  }

  @ParameterizedTest
  @CsvSource({"und, ''", "'', ''", "x, ''", "english, ''", "EN_gb, en", "pt-BR, pt"})
  void declarationsAreRead(String declared, String language) {
    assertThat(Language.of("", "12 34", declared)).isEqualTo(language);
  }
}
