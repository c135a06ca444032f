package org.storywatch.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.article.Article;

class AccountTest {
  private static final Instant TUESDAY = Instant.parse("2026-03-03T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "'Twenty-three people died.', 'There were 23 dead people.'",
    "'It cost 41.3 million euros.', 'It cost €41.3m.'",
    "'It ran for 72 hours.', 'It ran for three days.'",
    "'They had 40,000 litres.', 'They had 40 cubic metres.'",
    "'It is 70 centimetres wide.', 'It is 28 inches wide.'",
    "'It began at 7.52pm.', 'It began at 19:52.'",
    "'It began at 6 a.m. again.', 'It began at six again.'",
    "'It began at twenty past three.', 'It began at 3.20 p.m. then.'",
    "'Some 40 per cent came.', 'Some 40% came.'",
    "'It took a quarter of an hour.', 'It took fifteen minutes.'",
    "'About 300,000 homes were dark.', 'Homes dark: 310,000.'",
    "'Eight in ten have it.', 'It is 80 per cent.'",
    "'A hundred and fifty voted.', 'The votes were 150.'",
    "'It was built in the sixties.', 'It was built in the 1960s.'"
  })
  void theSameNumberIsTheSameInWordsFiguresAndUnits(String one, String other) {
    assertThat(number(one).repeats(number(other))).isTrue();
    assertThat(number(other).repeats(number(one))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'Seven people died.', 'Nine people died.'",
    "'At least 14 died.', 'At least 15 died.'",
    "'It cost 41.3 million.', 'It cost 41.4 million.'",
    "'It is 3 kilometres.', 'It is 3 miles.'",
    "'It began at 7.52pm.', 'It began at 7.25pm.'"
  })
  void anotherNumberIsAnother(String one, String other) {
    assertThat(number(one).repeats(number(other))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "fr, 'Le tribunal a condamné neuf des accusés hier dans la salle du palais pour les faits, et"
        + " les autres sont libres.', 9",
    "de, 'Das Gericht hat dreiundzwanzig der Leute verurteilt, und die anderen sind nicht mehr in"
        + " der Stadt, sagt er.', 23",
    "it, 'Il tribunale ha condannato sette degli uomini e gli altri sono liberi di tornare a casa"
        + " con le famiglie.', 7"
  })
  void numbersInWordsAreReadInSomeOtherLanguages(String lang, String text, double value) {
    Account account = account("", text, lang);
    assertThat(account.language()).isEqualTo(lang);
    assertThat(numbers(account.body().getFirst()))
        .anySatisfy(one -> assertThat(one.readings().getFirst().value()).isEqualTo(value));
  }

  @ParameterizedTest
  @CsvSource({
    "on Tuesday, 2026-03-03",
    "on Sunday, 2026-03-01",
    "on March 9, 2026-03-09",
    "on 9 March, 2026-03-09",
    "on the 9th of March, 2026-03-09",
    "on 14 December, 2025-12-14",
    "on 14 January 2020, 2020-01-14",
    "on 2026-03-09, 2026-03-09",
    "yesterday, 2026-03-02"
  })
  void daysAreReadFromTheDayOfTheArticle(String said, LocalDate day) {
    Sentence sentence = sentence("The talks were held " + said + " in the capital.");
    assertThat(sentence.facts())
        .filteredOn(Fact.Day.class::isInstance)
        .singleElement()
        .isEqualTo(new Fact.Day(said(sentence), List.of(day.toEpochDay())));
  }

  private static String said(Sentence sentence) {
    return sentence.facts().stream()
        .filter(Fact.Day.class::isInstance)
        .map(Fact::said)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aDayToComeMayBeTheNextOne() {
    assertThat(sentence("The talks will be held on Friday.").facts())
        .contains(
            new Fact.Day(
                "Friday",
                List.of(
                    LocalDate.parse("2026-02-27").toEpochDay(),
                    LocalDate.parse("2026-03-06").toEpochDay())));
  }

  @Test
  void namesAreWordsWithACapitalWithinASentence() {
    assertThat(sentence("Then the minister Ilse Brandvoort spoke to the Harbour Union.").facts())
        .filteredOn(Fact.Name.class::isInstance)
        .extracting(Fact::said)
        .containsExactly("Ilse Brandvoort", "Harbour Union");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Read also: Owners sue over idle tankers.",
        "(Interwire)",
        "Advertisement: New granite.",
        "Lire aussi : la carte",
        "Sportline reports:",
        "VALLEY NEWS",
        "(Adds dropped word in fourth paragraph; no changes to content)"
      })
  void whatBelongsToThePageIsNoReport(String line) {
    Account account = account("Title", "The strike ended today.\n\n" + line, "en");
    assertThat(account.report()).hasSize(1);
    assertThat(account.body()).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PORT ANSELM, Merrowan - The strike ended today.",
        "LISSAMORE (LPA) -- The strike ended today.",
        "11 March: The strike ended today."
      })
  void datelinesAreNoNews(String text) {
    assertThat(account("Title", text, "en").report())
        .singleElement()
        .extracting(Sentence::text)
        .isEqualTo("The strike ended today.");
  }

  @Test
  void sentencesDoNotEndAtShortFormsAndFigures() {
    Account account =
        account("", "At 3.20 a.m. Dr. Lund of the U.S. team came. He paid 6.1 million.", "en");
    assertThat(account.report()).hasSize(2);
  }

  @Test
  void spellingsAndCaseDoNotChangeTheStems() {
    assertThat(sentence("The harbour organised its programme.").stems())
        .isEqualTo(sentence("THE HARBOR ORGANIZED ITS PROGRAM!").stems());
  }

  @Test
  void whateverIsWrittenIsRead() {
    for (String text : List.of("", "   ", "🔥", "៣៥ %", "...", "\"", "12:34:56", "1.2.3", "½ ٣٤")) {
      assertThat(account(text, text, "").title().text()).isEqualTo(text.strip());
    }
  }

  private static Quantity number(String text) {
    return numbers(sentence(text)).getFirst();
  }

  private static List<Quantity> numbers(Sentence sentence) {
    return sentence.facts().stream()
        .filter(Fact.Count.class::isInstance)
        .map(fact -> ((Fact.Count) fact).quantity())
        .toList();
  }

  private static Sentence sentence(String text) {
    return account("", text, "en").body().getFirst();
  }

  private static Account account(String title, String text, String lang) {
    return Account.of(
        new Article(
            1,
            "a",
            "f",
            "Outlet",
            URI.create("https://example.org/"),
            title,
            "",
            text,
            lang,
            TUESDAY,
            TUESDAY));
  }
}
