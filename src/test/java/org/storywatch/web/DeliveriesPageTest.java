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
import java.time.ZoneId;
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
    "SENDING, trying, being sent since",
    "ACCEPTED, well, sent",
    "POSTPONED, trying, put off",
    "UNKNOWN, trying, perhaps sent",
    "REFUSED, dead, refused"
  })
  void everyStateOfADeliveryIsShown(Delivery.State state, String level, String words)
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
    Document page = page("/");
    assertThat(page.select("#notes .title").eachText())
        .containsExactlyInAnyOrder(
            "Nothing new since 7 Mar 2026, 12:00 UTC; 1,234 articles were compared",
            "Tells more than it should: 31 developments in a day, 10 at most are usual; what"
                + " follows comes as a digest",
            "Asked whether the address is theirs and wants to be told");
    assertThat(page.select("#notes .named").text()).contains("Dam at Orsk holds Shire News");
    assertThat(page.select("a[href^=javascript], #notes script")).isEmpty();
    assertThat(page.select(".story")).isEmpty();
    for (String id : List.of("s", "f", "c")) {
      Document mail = page("/mail/" + id);
      assertThat(mail.select(".mails").text()).contains("reader@example.org waiting since");
      assertThat(mail.select("iframe").attr("src")).isEqualTo("../mail/" + id + "/body");
      assertThat(mail.select(".further a").attr("href")).isEqualTo("../#note-" + id);
    }
  }

  @Test
  void subscribersAreListedWithWhatTheySaid() throws Exception {
    recent.add(
        new Subscriber(
            1,
            "<b>@example.org",
            Set.of("b"),
            Cadence.DAILY,
            6,
            ZoneId.of("Africa/Tripoli"),
            3,
            Subscriber.State.PAUSED,
            Set.of(),
            Samples.NOON));
    recent.add(
        Subscriber.of("https://me:word@hook.example.org/in", Set.of("b"), Cadence.IMMEDIATE));
    assertThat(page("/").select("#subscribers tbody tr").eachText())
        .containsExactly(
            "reader@example.org is told a, b hourly, at most 20 mails a day",
            "<b>@example.org pauses, said 14 Mar 2026, 12:00 UTC b daily at 06:00 Africa/Tripoli,"
                + " at most 3 mails a day",
            "https://hook.example.org/in is told b immediately, at most 20 mails a day");
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
