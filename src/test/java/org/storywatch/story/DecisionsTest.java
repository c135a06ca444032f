package org.storywatch.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.article.Article;
import org.storywatch.match.Match;

/// What is a copy, what is more of the same, and what is new.
class DecisionsTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

  private static final String LEAD =
      "The airport of Mitiga was closed on Monday after three rockets hit its runway, the"
          + " transport ministry said.";

  private static final String BODY =
      LEAD
          + "\n\nSeven people were injured, two of them badly. Twelve flights were diverted to"
          + " Misrata, 200 kilometres to the east.\n\n\"We heard the blasts from the terminal and"
          + " lay down on the floor,\" said Salma Idris, who had been waiting for a flight to"
          + " Tunis.\n\nThe ministry blamed forces of the eastern commander, whose spokesman did"
          + " not answer calls. The harbour of Tripoli remained open.";

  private final Memory memory = new Memory();
  private int number;

  DecisionsTest() {
    assertThat(consider("Wire", MONDAY, "Mitiga airport closed after rockets", BODY))
        .isInstanceOf(Memory.Verdict.New.class);
  }

  @Test
  void anotherOutletsOwnOpeningAndClosingMakeNoNews() {
    String copy =
        "Our town has had direct flights to Mitiga since 2019, and forty families here wait for"
            + " word from relatives.\n\nTRIPOLI (Wire) - "
            + BODY
            + "\n\nRead also: Ten quiet beaches.\n\nSign up for our letter.";
    Member member = repeated(consider("Gazette", hours(3), "A runway in ruins", copy));
    assertThat(member.kind()).isEqualTo(Member.Kind.COPY);
    assertThat(member.reason()).isEqualTo("the same text as in Wire");
  }

  @Test
  void theFirstParagraphsAloneAreACopy() {
    String start = BODY.substring(0, BODY.indexOf("\n\n\"We"));
    Member member = repeated(consider("Brief", hours(30), "Rockets at Mitiga", start));
    assertThat(member.kind()).isEqualTo(Member.Kind.COPY);
    assertThat(member.reason()).isEqualTo("shortened from Wire");
  }

  @ParameterizedTest
  @CsvSource({
    "Seven people, 7 people",
    "Twelve flights, 12 flights",
    "200 kilometres, 200 km (124 miles)",
    "harbour, harbor",
    "remained open, stayed open",
    "lay down on, threw ourselves to",
    "'three rockets', 'a number of rockets, three in all,'"
  })
  void otherSpellingsUnitsAndWordsMakeNoNews(String old, String other) {
    assertThat(BODY).contains(old);
    repeated(consider("Wire", hours(1), "Mitiga airport closed", BODY.replace(old, other)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(Corrects spelling of name in third paragraph)",
        "Editor's note: an earlier version of this article named another airport.",
        "Reporting by Anna Lund; editing by Karl Berg",
        "Subscribe to our newsletter for 3 months from 9 May."
      })
  void notesOfEditorsMakeNoNews(String note) {
    repeated(consider("Wire", hours(1), "Mitiga airport closed", BODY + "\n\n" + note));
  }

  @Test
  void anotherTollIsNews() {
    String update = BODY.replace("Seven people", "Nineteen people").replace("two of", "eight of");
    Development development = told(consider("Wire", hours(5), "Nineteen hurt at Mitiga", update));
    assertThat(development.news()).anySatisfy(one -> assertThat(one).contains("Nineteen"));
    assertThat(development.reason()).startsWith("new: ").contains("Nineteen people");
  }

  @Test
  void aSentenceWithNewFactsIsNewsForTheSameOutlet() {
    String update =
        BODY.replace(
            "\n\nThe ministry",
            "\n\nA mechanic, Omar Zentani, died in hospital in the evening, the ministry said."
                + "\n\nThe ministry");
    Development development = told(consider("Wire", hours(9), "Mitiga airport closed", update));
    assertThat(development.news()).contains("Omar Zentani");
  }

  @Test
  void aReversalIsNews() {
    String update =
        BODY.replace("was closed on Monday after", "was reopened on Tuesday a day after");
    Development development = told(consider("Wire", hours(26), "Mitiga airport reopens", update));
    assertThat(development.news()).anySatisfy(one -> assertThat(one).contains("reopened"));
  }

  @Test
  void aReversalIsNewsThoughAllOtherWordsWereTold() {
    told(
        consider(
            "Port Echo",
            hours(1),
            "Marlow stays closed",
            "Fire crews led drivers out of the Marlow tunnel. The motorway company said the"
                + " northern tube stays closed and lorries must use the Aldern pass for weeks."));
    Development later =
        told(
            consider(
                "Port Echo",
                hours(1),
                "Marlow opens",
                "The northern tube of the Marlow tunnel opens again, lorries need not use the"
                    + " Aldern pass, and the motorway company led drivers and fire crews out."));
    assertThat(later.reason()).startsWith("new: ").contains("opens again");
  }

  @Test
  void theSameInOtherWordsIsMoreOfTheSame() {
    Member member = repeated(consider("Review", hours(2), "Runway under fire", REWRITE));
    assertThat(member.kind()).isEqualTo(Member.Kind.MORE);
    assertThat(member.reason())
        .isEqualTo(
            "nothing new against ‘Mitiga airport closed after rockets’ (Wire, 2 March 2026)");
  }

  private static final String REWRITE =
      "Three rockets have put the runway of Mitiga out of use. Since Monday nobody can fly from"
          + " there; a dozen planes were sent on to Misrata.\n\nTwo of the seven injured are in a"
          + " bad way, according to the transport ministry. It points to the east of the country,"
          + " where the commander kept silent.\n\nPassengers such as Salma Idris, on her way to"
          + " Tunis, found shelter on the floor of the terminal when they heard the blasts.";

  @Test
  void aCopyOfARewriteIsACopyToo() {
    repeated(consider("Review", hours(2), "Runway under fire", REWRITE));
    Member member = repeated(consider("Morning", hours(8), "Rockets again", REWRITE));
    assertThat(member.kind()).isEqualTo(Member.Kind.COPY);
  }

  @Test
  void oldTextIsNeverToldAgain() {
    Memory.Verdict verdict =
        consider("Almanac", MONDAY.plus(Duration.ofDays(300)), "A year of rockets", BODY);
    repeated(verdict);
  }

  @Test
  void newFactsAfterALongSilenceReviveTheThread() {
    Development first = told(consider("Wire", hours(26), "Mitiga airport reopens", REOPENED));
    String much =
        "The airport of Mitiga was closed again on Sunday after a drone set its fuel store on fire,"
            + " the transport ministry said.\n\nFour firemen were injured. Thirty flights were"
            + " diverted to Misrata.";
    Development later =
        told(consider("Wire", MONDAY.plus(Duration.ofDays(41)), "Fire at Mitiga", much));
    assertThat(later.reason()).startsWith("revived after 39 days: new: ");
    assertThat(later.strand()).isEqualTo(first.strand()).isNotEqualTo(later.id());
  }

  private static final String REOPENED =
      "The airport of Mitiga was reopened on Tuesday, a day after three rockets hit its runway, the"
          + " transport ministry said.\n\nThe first flight came from Tunis. Twelve flights had been"
          + " diverted to Misrata, 200 kilometres to the east.";

  @Test
  void anotherStoryBeginsAThreadOfItsOwn() {
    Development other =
        told(
            consider(
                "Wire",
                hours(2),
                "Bakers in Sabha strike over flour",
                "Bakers in Sabha stopped work on Monday because the state mill had not delivered"
                    + " flour for a week.\n\nTheir guild said that 140 ovens were cold and asked"
                    + " the governor for help."));
    assertThat(other.strand()).isEqualTo(other.id());
    assertThat(other.news()).isEmpty();
    assertThat(other.reason()).isEqualTo("a thread of its own: nothing told so far is about it");
  }

  @Test
  void aScriptWithoutSpacesIsComparedByPairsOfLetters() {
    String text =
        "双方代表星期一在莫斯科举行会谈，但没有签署停火协议。会谈持续了七个小时，俄罗斯外交部长主持了会谈。"
            + "东部军队的指挥官要求再给两天时间考虑。的黎波里郊区的战斗仍在继续，三名平民受伤。";
    told(consider("Agency", hours(1), "会谈无果", text));
    String edited = "本报讯：" + text.replace("仍在继续", "没有停止");
    assertThat(repeated(consider("Daily", hours(2), "没有协议", edited)).kind())
        .isEqualTo(Member.Kind.COPY);
  }

  @Test
  void recordsOfOlderFormsWithoutASketchStillServe() {
    Development old =
        told(consider("Wire", hours(26), "Open again", REOPENED)).with(List.of(oldMember()));
    Memory again = new Memory();
    again.remember(old);
    Memory.Verdict verdict =
        again.consider(match("later", "Gazette", hours(30), "Open again", REOPENED), hours(30));
    assertThat(repeated(verdict).kind()).isEqualTo(Member.Kind.COPY);
  }

  private static Member oldMember() {
    return new Member(
        "old", Member.Kind.COPY, "Old", URI.create("https://example.org/"), "Old", MONDAY, "", "");
  }

  private static Instant hours(int hours) {
    return MONDAY.plus(Duration.ofHours(hours));
  }

  private Memory.Verdict consider(String outlet, Instant at, String title, String text) {
    number++;
    return memory.consider(match("a" + number, outlet, at, title, text), at);
  }

  private static Match match(String id, String outlet, Instant at, String title, String text) {
    Article article =
        new Article(
            1,
            id,
            "feed",
            outlet,
            URI.create("https://example.org/" + id),
            title,
            "",
            text,
            "",
            at,
            at);
    return new Match(1, "libya", article, 0.8, List.of());
  }

  private static Development told(Memory.Verdict verdict) {
    assertThat(verdict).isInstanceOf(Memory.Verdict.New.class);
    return ((Memory.Verdict.New) verdict).development();
  }

  private static Member repeated(Memory.Verdict verdict) {
    assertThat(verdict).isInstanceOf(Memory.Verdict.Repeated.class);
    return ((Memory.Verdict.Repeated) verdict).development().members().getLast();
  }
}
