package org.storywatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Subscriber;
import org.storywatch.mail.Samples;
import org.storywatch.ops.Health;
import org.storywatch.ops.Meters;
import org.storywatch.story.Development;
import org.storywatch.story.Member;
import org.storywatch.trend.Trend;

/// What the operator sees of mails and of those who get them.
class DeliveriesPageTest {
  private static final URI EVIL = URI.create("javascript:alert(1)");

  private final Recent recent =
      new Recent(
          List.of(),
          List.of(Subscriber.of("reader@example.org", Set.of("a", "b"), Cadence.HOURLY)),
          new Trend());
  private final Meters meters = new Meters();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Dashboard dashboard =
      new Dashboard(
          new WebSettings(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              URI.create("https://watch.example.org/"),
              Optional.empty()),
          recent,
          new Health(),
          meters.registry(),
          Samples.mail(),
          () -> Samples.NOON);

  @BeforeEach
  void start() throws StartFailure {
    dashboard.start();
  }

  @AfterEach
  void stop() {
    dashboard.close();
    meters.close();
    client.close();
  }

  @ParameterizedTest
  @CsvSource({
    "SENDING, trying, being sent since, waiting",
    "ACCEPTED, well, sent, sent",
    "POSTPONED, trying, put off, waiting",
    "UNKNOWN, trying, perhaps sent, unknown",
    "REFUSED, dead, refused, refused",
    "DROPPED, dead, not sent, dropped"
  })
  void everyStateOfADeliveryIsShown(Delivery.State state, String level, String words, String asked)
      throws Exception {
    Alert alert = Samples.alert(Samples.opening());
    recent.add(alert);
    recent.add(
        new Delivery(
            1,
            alert.id(),
            state,
            2,
            Samples.NOON,
            Samples.NOON.plusSeconds(60),
            "250 taken",
            List.of(),
            List.of()));
    Document page = page("/");
    assertThat(page.select(".story .mails > li").hasClass(level)).isTrue();
    assertThat(page.select(".story .mails").text())
        .contains("reader@example.org " + words, "next try", "250 taken");
    assertThat(page("/mail/" + alert.id()).select(".mails").text()).contains(words);
    for (Outcome outcome : Outcome.values()) {
      Document mails = page("/mail?state=" + outcome.key());
      assertThat(mails.select(".choices [aria-current]").eachText())
          .containsExactly(outcome.words() + (outcome.key().equals(asked) ? " 1" : " 0"));
      assertThat(mails.select(".post tr." + level + " .fate").text())
          .as(outcome.key())
          .startsWith(outcome.key().equals(asked) ? words : "")
          .matches(text -> text.isEmpty() != outcome.key().equals(asked));
      assertThat(mails.select(".empty").text())
          .startsWith(outcome.key().equals(asked) ? "" : outcome.none());
    }
  }

  @Test
  void aHundredMailsAreListedAndTheRestIsCounted() throws Exception {
    assertThat(page("/mail").select(".empty").text()).startsWith("No mail was due yet.");
    for (int minutes = 0; minutes < 103; minutes++) {
      recent.add(Samples.alert(Samples.article(minutes, "", "Title " + minutes, "")));
    }
    Document page = page("/mail?state=nonsense");
    assertThat(page.select(".choices [aria-current]").text()).isEqualTo("all 103");
    assertThat(page.select(".post tbody tr")).hasSize(100);
    assertThat(page.select(".empty").text()).isEqualTo("And 3 earlier.");
    String href = page.expectFirst(".post th a").attr("href");
    assertThat(page("/" + href).select("h1").text()).isEqualTo("Title 102");
  }

  @Test
  void aDigestThatWaitsSaysWhenItIsDue() throws Exception {
    Alert alert = Samples.alert(Samples.opening());
    recent.add(
        new Alert(
            1,
            alert.id(),
            alert.subscriber(),
            Cadence.HOURLY,
            Instant.parse("2026-03-14T13:00:00Z"),
            alert.about(),
            alert.created()));
    assertThat(page("/").select(".story .mails").text())
        .contains("waiting since 14 Mar 2026, 12:00 UTC, due 14 Mar 2026, 13:00 UTC");
  }

  @Test
  void aDevelopmentShowsWhatIsNewAndWhatOnlyRepeatedIt() throws Exception {
    Development told = Samples.alert(Samples.opening()).development().orElseThrow();
    Development development =
        new Development(
            1,
            told.profile(),
            told.id(),
            told.strand(),
            told.first(),
            told.score(),
            told.terms(),
            List.of("third pier cracked", "mayor left"),
            "",
            List.of(
                member("Gazette", Member.Kind.COPY, "the same words"),
                member("Post", Member.Kind.MORE, "nothing that was not told"),
                member("Gazette", Member.Kind.MORE, "")),
            told.told());
    recent.add(development);
    Alert alert = Samples.alert(Samples.opening());
    recent.add(alert);
    Document page = page("/");
    assertThat(page.select(".story .news").text()).isEqualTo("new: third pier cracked; mayor left");
    assertThat(page.select(".story .copies summary").text())
        .isEqualTo("Also carried by Gazette; more of the same from Post");
    assertThat(page.select(".story .copies .reason").eachText())
        .containsExactly(
            "copy: the same words",
            "more of the same: nothing that was not told",
            "more of the same");
  }

  @Test
  void mailsThatTellOfNoDevelopmentAreShownAsWell() throws Exception {
    Instant noon = Samples.NOON;
    About.Earlier miss =
        new About.Earlier(
            "Dam at Orsk holds", "Shire News", URI.create("https://shire.example.org/1"), noon);
    About.Earlier evil = new About.Earlier("<script>x</script>", "", EVIL, noon);
    recent.add(
        alert(
            "s",
            new About.Silence(
                "velden", noon.minus(Duration.ofDays(7)), noon, 1234, List.of(miss))));
    recent.add(alert("f", new About.Flood("velden", 31, 10, List.of(evil))));
    recent.add(alert("c", confirm()));
    Document page = page("/mail");
    assertThat(page.select(".post th a").eachText())
        .containsExactlyInAnyOrder(
            "Nothing new since 7 Mar 2026, 12:00 UTC; 1,234 articles were compared",
            "Tells more than it should: 31 developments in a day, 10 at most are usual; what"
                + " follows comes as a digest",
            "Asked whether the address is theirs and wants to be told");
    assertThat(page("/").select(".story")).isEmpty();
    for (String id : List.of("s", "f", "c")) {
      Document mail = page("/mail/" + id);
      assertThat(mail.select(".mails").text()).contains("reader@example.org waiting since");
      assertThat(mail.select("iframe").attr("src")).isEqualTo("../mail/" + id + "/body");
      assertThat(mail.select(".further a").eachAttr("href")).containsExactly("../mail");
    }
  }

  @Test
  void anArticleThatWasToldIsFoundForFeedbackAlsoWhereItsAlertIsGone() {
    Development told = Samples.alert(Samples.opening()).development().orElseThrow();
    recent.add(told);
    assertThat(recent.article(told.profile(), told.first().id())).contains(told.first());
    assertThat(recent.article("other", told.first().id())).isEmpty();
  }

  private static About.Confirm confirm() {
    return new About.Confirm(
        Set.of("velden"), URI.create("https://watch.example.org/mine/confirm/secret"));
  }

  private static Alert alert(String id, About about) {
    return new Alert(
        1, id, "reader@example.org", Cadence.IMMEDIATE, Samples.NOON, about, Samples.NOON);
  }

  private static Member member(String outlet, Member.Kind kind, String reason) {
    return new Member(
        "copy-" + outlet + kind,
        kind,
        outlet,
        URI.create("https://copy.example.org/1"),
        "Velden halts barrage",
        Samples.NOON,
        reason,
        "");
  }

  private Document page(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + dashboard.port() + path);
    HttpResponse<String> answer =
        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }
}
