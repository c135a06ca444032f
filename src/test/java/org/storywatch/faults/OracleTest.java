package org.storywatch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Delivery;
import org.storywatch.article.Article;
import org.storywatch.match.Match;
import org.storywatch.story.Development;
import org.storywatch.story.Member;

/// The oracle sees whatever is missing, and whatever is there twice.
class OracleTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final World world = World.of(1, 300, 40);
  private final Oracle oracle = new Oracle(world);
  private final List<Article> articles = new ArrayList<>();
  private final List<Match> matches = new ArrayList<>();
  private final Map<String, Development> developments = new HashMap<>();
  private final List<Alert> alerts = new ArrayList<>();
  private final Map<String, List<Delivery>> deliveries = new HashMap<>();
  private final List<Mail> mails = new ArrayList<>();
  private int dead;

  /// What a program does that nothing befalls.
  @BeforeEach
  void run() {
    Set<String> links = new HashSet<>();
    for (Piece piece : world.pieces()) {
      if (links.add(piece.link())) {
        Article article = article(piece);
        articles.add(article);
        for (String profile : piece.theme().profiles()) {
          matches.add(new Match(1, profile, article, 0.9, List.of()));
          developments.merge(
              profile + piece.story().orElseThrow(),
              development(profile, article),
              (first, _) -> first.with(with(first.members(), article)));
        }
      }
    }
    developments.values().forEach(this::tell);
  }

  @Test
  void itHasNothingToSayOfAProgramThatNothingBefalls() {
    Oracle.Findings findings = judge();
    assertThat(findings.good()).as(findings.toString()).isTrue();
    assertThat(findings.extra()).isZero();
    assertThat(oracle.told(mails)).isTrue();
    assertThat(mails).hasSize(25 * 3 + 25 * 2);
  }

  @Test
  void itSeesWhatIsMissing() {
    assertLost(() -> articles.removeFirst());
    assertLost(() -> matches.removeFirst());
    assertLost(() -> developments.remove(developments.keySet().iterator().next()));
    assertLost(() -> alerts.removeFirst());
    assertLost(() -> deliveries.remove(alerts.getFirst().id()));
    assertLost(() -> mails.removeFirst());
    assertThat(oracle.told(mails)).isFalse();
  }

  @Test
  void itSeesADeadLetterAndAnAlertThatWaitsForEver() {
    assertLost(() -> dead = 1);
    dead = 0;
    assertLost(() -> words(Delivery.State.SENDING));
  }

  @Test
  void itSeesWhatIsThereTwice() {
    assertTwice(() -> matches.add(matches.getFirst()));
    assertTwice(() -> articles.add(article(other())));
    assertTwice(() -> alerts.add(alerts.getFirst()));
    assertTwice(() -> developments.put("", developments.values().iterator().next()));
    assertTwice(() -> mails.add(again(mails.getFirst(), "<other@example.org>")));
  }

  @Test
  void itCountsWhatTwoFeedsGaveAtTheSameMoment() {
    Piece piece = world.pieces().getFirst();
    articles.add(article(new Piece(-1, piece.link(), "", "", piece.story(), piece.theme())));
    assertThat(judge().good()).isTrue();
    assertThat(judge().twins()).isOne();
  }

  @Test
  void theSameMailOnceMoreNeedsATryThatNobodyKnowsTheEndOf() {
    mails.add(mails.getFirst());
    assertThat(judge().unexplained()).hasSize(1);
    assertThat(judge().extra()).isOne();
    words(Delivery.State.SENDING, Delivery.State.SENDING, Delivery.State.ACCEPTED);
    assertThat(judge().good()).isTrue();
    words(
        Delivery.State.SENDING,
        Delivery.State.UNKNOWN,
        Delivery.State.SENDING,
        Delivery.State.ACCEPTED);
    assertThat(judge().good()).isTrue();
    words(
        Delivery.State.SENDING,
        Delivery.State.POSTPONED,
        Delivery.State.SENDING,
        Delivery.State.ACCEPTED);
    assertThat(judge().unexplained()).hasSize(1);
  }

  private void assertLost(Runnable loss) {
    int before = judge().lost().size();
    loss.run();
    assertThat(judge().lost()).hasSizeGreaterThan(before);
  }

  private void assertTwice(Runnable repeat) {
    int before = judge().twice().size();
    repeat.run();
    assertThat(judge().twice()).hasSizeGreaterThan(before);
  }

  private Oracle.Findings judge() {
    return oracle.judge(
        mails,
        new Audit(articles, matches, List.copyOf(developments.values()), alerts, deliveries, dead),
        0);
  }

  /// What became of the alert of the first mail.
  private void words(Delivery.State... states) {
    String alert = mails.getFirst().id().substring(1, mails.getFirst().id().indexOf('@'));
    deliveries.put(alert, List.of(states).stream().map(state -> word(alert, state)).toList());
  }

  private void tell(Development development) {
    Oracle.READERS.forEach((reader, profiles) -> {
      if (profiles.contains(development.profile())) {
        String id = "a" + alerts.size();
        About about = new About.Told(development, List.of());
        alerts.add(new Alert(1, id, reader, Cadence.IMMEDIATE, NOON, about, NOON));
        deliveries.put(
            id, List.of(word(id, Delivery.State.SENDING), word(id, Delivery.State.ACCEPTED)));
        String subject = "[name] " + development.first().title();
        mails.add(new Mail("<" + id + "@example.org>", reader, development.profile(), subject));
      }
    });
  }

  private Piece other() {
    return world.pieces().stream().filter(piece -> piece.story().isEmpty()).findFirst().get();
  }

  private static Mail again(Mail mail, String id) {
    return new Mail(id, mail.to(), mail.profile(), mail.subject());
  }

  private static Delivery word(String alert, Delivery.State state) {
    return new Delivery(1, alert, state, 1, NOON, NOON, "", List.of(), List.of());
  }

  private static Development development(String profile, Article first) {
    return new Development(
        1, profile, first.id(), first.id(), first, 0.9, List.of(), List.of(), "", List.of(), NOON);
  }

  private static List<Member> with(List<Member> members, Article article) {
    List<Member> all = new ArrayList<>(members);
    all.add(
        new Member(
            article.id(), Member.Kind.COPY, "", article.url(), article.title(), NOON, "", ""));
    return all;
  }

  private static Article article(Piece piece) {
    URI link = URI.create(piece.link());
    return new Article(
        1,
        piece.link(),
        "feed" + piece.feed(),
        "",
        link,
        piece.title(),
        "",
        piece.text(),
        "en",
        NOON,
        NOON);
  }
}
