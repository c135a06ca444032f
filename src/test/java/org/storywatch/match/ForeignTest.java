package org.storywatch.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.article.Article;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Feedback.Verdict;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profiles;

/// English seeds and articles in other languages.
class ForeignTest {
  private static final Instant DAY = Instant.parse("2020-01-15T00:00:00Z");
  private static final String SILENT = "";

  private final Matcher matcher =
      new Matcher(Profiles.read(Path.of("seeds")).profiles(), Background.shipped());

  /// One article of our own, labelled.
  private record Labelled(Article article, boolean ofTheStory) {}

  @Test
  void ofSevenLanguagesTheStoryIsToldAndItsNeighboursAreNot() throws IOException {
    Following following = new Following();
    List<String> missed = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    int own = 0;
    for (Labelled one : labelled(SILENT)) {
      boolean told = !matcher.match(one.article(), following).isEmpty();
      own += one.ofTheStory() ? 1 : 0;
      if (told && !one.ofTheStory()) {
        wrong.add(one.article().title());
      } else if (!told && one.ofTheStory()) {
        missed.add(one.article().title());
      }
    }
    assertThat(own).isEqualTo(21);
    assertThat(wrong).isEmpty();
    assertThat(missed).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void aWrongDeclarationOfTheFeedDoesNoHarm() throws IOException {
    long told =
        labelled("en-US").stream()
            .filter(one -> one.ofTheStory() && !matcher.match(one.article()).isEmpty())
            .count();
    assertThat(told).isGreaterThanOrEqualTo(20);
  }

  @Test
  void oneNameAloneDecidesNothing() {
    String text =
        "Хафтар сказал, что Хафтар не Хафтар. Потом Хафтар ушел. По словам Хафтара, он вернется.";
    assertThat(matcher.all(article("one", "Хафтар", text, "ru"))).isEmpty();
  }

  @Test
  void whatMatchedIsExplainedByTheNamesAsTheyAreWritten() throws IOException {
    Article arabic = first("ar");
    Match match = matcher.match(arabic).getFirst();
    assertThat(match.terms()).extracting(Term::term).contains("حفتر", "السراج", "موسكو");
    Explanation why = matcher.explain(match.profile(), arabic).orElseThrow();
    assertThat(why.score()).isEqualTo(match.score());
    assertThat(why.missed()).extracting(Term::term).noneMatch(term -> term.startsWith("~"));
  }

  @Test
  void theyTeachNothing() throws IOException {
    Following following = new Following();
    for (Labelled article : labelled(SILENT)) {
      for (Decision decision : matcher.noted(article.article(), following)) {
        assertThat(matcher.teacher().recall(decision.match(), following)).isFalse();
      }
    }
    Article next = first("fr");
    assertThat(matcher.all(next, following)).isEqualTo(matcher.all(next));
  }

  @Test
  void theWordOfPeopleHoldsForThemToo() throws IOException {
    Article told = first("it");
    Match match = matcher.match(told).getFirst();
    Feedback less = new Feedback(Feedback.SCHEMA, match.profile(), told, Verdict.LESS, DAY);
    Matcher taught = matcher.taught(Map.of(match.profile(), List.of(less)));
    assertThat(taught.match(told)).isEmpty();
    assertThat(matcher.taught(Map.of()).match(told)).isEqualTo(List.of(match));
  }

  @Test
  void profilesOfOtherLanguagesAreAtHomeInTheirs(@TempDir Path folder) throws IOException {
    Path seed = folder.resolve("deich").resolve("eins.txt");
    Files.createDirectories(seed.getParent());
    Files.writeString(
        seed,
        """
        Deichbruch nach dem Sturm

        In der Nacht ist nach dem schweren Sturm der Deich gebrochen. Das Wasser steht in den \
        Kellern, die Feuerwehr pumpt, und viele Bewohner mussten ihre Häuser verlassen. Helfer \
        füllen Sandsäcke und sichern die Lücke in dem Deich, damit die Flut nicht noch mehr \
        Felder und Ställe erreicht. Die Bauern bringen das Vieh auf höhere Wiesen.
        """);
    Matcher german = new Matcher(Profiles.read(folder).profiles(), Background.shipped());
    Article words =
        article(
            "words",
            "Nach dem Deichbruch wird gepumpt",
            "Die Feuerwehr pumpt nach dem Sturm das Wasser aus den Kellern. Helfer füllen"
                + " Sandsäcke für die Lücke in dem Deich, die Bauern haben das Vieh auf höhere"
                + " Wiesen gebracht, und die Bewohner warten auf die nächste Flut.",
            SILENT);
    assertThat(german.match(words)).hasSize(1);
    assertThat(german.all(first("it"))).isEmpty();
  }

  private static Article first(String language) throws IOException {
    return labelled(SILENT).stream()
        .filter(one -> one.ofTheStory() && one.article().id().startsWith(language))
        .findFirst()
        .orElseThrow()
        .article();
  }

  private static List<Labelled> labelled(String declared) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ForeignTest.class.getResourceAsStream("abroad.tsv"))) {
      List<Labelled> labelled = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        List<String> fields = List.of(line.split("\t"));
        String id = fields.getFirst() + labelled.size();
        labelled.add(
            new Labelled(
                article(id, fields.get(2), fields.get(3), declared), fields.get(1).equals("yes")));
      }
      return labelled;
    }
  }

  private static Article article(String id, String title, String text, String lang) {
    URI url = URI.create("https://example.org/" + id);
    return new Article(Article.SCHEMA, id, "f", "Fjord Post", url, title, "", text, lang, DAY, DAY);
  }
}
