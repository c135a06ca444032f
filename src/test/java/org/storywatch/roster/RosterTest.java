package org.storywatch.roster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscriber.State;
import org.storywatch.mail.Samples;
import org.storywatch.ops.Health;
import org.storywatch.ops.Meters;
import org.storywatch.subscription.Book;
import org.storywatch.subscription.Change;
import org.storywatch.subscription.Desk;
import org.storywatch.trend.Trend;
import org.storywatch.web.Dashboard;
import org.storywatch.web.Recent;
import org.storywatch.web.Watched;
import org.storywatch.web.WebSettings;

/// The page of the subscribers as a browser without script uses it.
class RosterTest implements Desk {
  private static final String READER = "reader@example.org";

  private final List<Subscriber> configured =
      List.of(Subscriber.of(READER, Set.of("a", "b"), Cadence.HOURLY));
  private final Recent recent =
      new Recent(
          List.of(new Watched("a", "The barrage"), new Watched("b", "The tunnel")),
          configured,
          new Trend());
  private final Book book = new Book(recent.subscribers(), () -> Samples.NOON);
  private final List<Subscriber> kept = new ArrayList<>();
  private final Meters meters = new Meters();
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSettings settings =
      new WebSettings(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          URI.create("http://localhost/"),
          Optional.empty());
  private final Dashboard dashboard =
      new Dashboard(
          settings,
          recent,
          new Health(),
          meters.registry(),
          Samples.mail(),
          () -> Samples.NOON,
          new Roster(settings, book, recent));
  private boolean broken;

  @BeforeEach
  void start() throws Exception {
    dashboard.start();
    book.open(this);
  }

  @AfterEach
  void stop() {
    dashboard.close();
    meters.close();
    client.close();
  }

  @Override
  public void keep(Subscriber word) {
    if (broken) {
      throw new IllegalStateException("the broker is away");
    }
    kept.add(word);
  }

  @Override
  public void ask(Alert question) {
    throw new AssertionError("nobody is asked");
  }

  @Test
  void everybodyIsListedAndAWebhookWithoutItsPassword() throws Exception {
    recent.add(
        new Subscriber(
            1,
            "<b>@example.org",
            Set.of("b"),
            Cadence.DAILY,
            6,
            ZoneId.of("Africa/Tripoli"),
            3,
            State.PAUSED,
            Set.of(),
            Samples.NOON));
    recent.add(
        Subscriber.of("https://me:word@hook.example.org/in", Set.of("b"), Cadence.IMMEDIATE));
    assertThat(page("/subscribers").select("tbody tr").eachText())
        .containsExactly(
            "reader@example.org is told a, b hourly, at most 20 mails a day Change:"
                + " reader@example.org Pause: reader@example.org Remove: reader@example.org",
            "<b>@example.org pauses, said 14 Mar 2026, 12:00 UTC b daily at 06:00 Africa/Tripoli,"
                + " at most 3 mails a day Change: <b>@example.org Resume: <b>@example.org Remove:"
                + " <b>@example.org",
            "https://hook.example.org/in is told b immediately, at most 20 mails a day Change:"
                + " https://hook.example.org/in Pause: https://hook.example.org/in Remove:"
                + " https://hook.example.org/in");
    assertThat(page("/subscribers").html()).doesNotContain("me:word");
  }

  @Test
  void whoIsAddedIsToldAtOnceWhatTheFormSays() throws Exception {
    HttpResponse<String> answer = add("New.Reader@Example.org", "profile", "b");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(kept)
        .containsExactly(
            new Subscriber(
                1,
                "New.Reader@example.org",
                Set.of("b"),
                Cadence.DAILY,
                6,
                ZoneId.of("Europe/Berlin"),
                5,
                State.ACTIVE,
                Set.of(),
                Samples.NOON));
    String to = answer.headers().firstValue("Location").orElseThrow();
    assertThat(page("/subscribers").select(to.replaceFirst(".*#", "#")).text())
        .startsWith("New.Reader@example.org is told");
  }

  @Test
  void aFormThatIsNotRightSaysWhatIsWrongAndKeepsWhatWasTyped() throws Exception {
    HttpResponse<String> answer = add("no address", "other", "x");
    assertThat(answer.statusCode()).isEqualTo(422);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select(".problems li").eachText())
        .containsExactly(
            "Write a mail address, such as somebody@example.org.", "Choose at least one profile.");
    assertThat(page.select("#address").val()).isEqualTo("no address");
    assertThat(page.select("#zone").val()).isEqualTo("Europe/Berlin");
    assertThat(add(READER, "profile", "b").body()).contains("This address is told already");
    assertThat(kept).isEmpty();
  }

  @Test
  void whatSomebodyIsToldCanBeChangedPausedAndResumed() throws Exception {
    String who = SubscriberLine.key(configured.getFirst());
    Document form = page("/subscribers?who=" + who);
    assertThat(form.select("#form [name=profile][checked]").eachAttr("value"))
        .containsExactly("a", "b");
    assertThat(form.select("#form [name=cadence][checked]").val()).isEqualTo("hourly");
    assertThat(post("who", who, "act", "pause").statusCode()).isEqualTo(303);
    assertThat(page("/subscribers").select("tbody td").text()).contains("pauses");
    assertThat(post("who", who, "act", "resume").statusCode()).isEqualTo(303);
    HttpResponse<String> saved =
        post(
            "who",
            who,
            "act",
            "save",
            "profile",
            "a",
            "cadence",
            "immediate",
            "hour",
            "7",
            "zone",
            "UTC",
            "most",
            "9");
    assertThat(saved.statusCode()).isEqualTo(303);
    assertThat(kept)
        .extracting(Subscriber::state)
        .containsExactly(State.PAUSED, State.ACTIVE, State.ACTIVE);
    assertThat(kept.getLast().profiles()).containsExactly("a");
    assertThat(kept.getLast().most()).isEqualTo(9);
    assertThat(kept.getLast().address()).isEqualTo(READER);
  }

  @Test
  void whoHasLeftIsNotBroughtBackByTheOperator() throws Exception {
    String who = SubscriberLine.key(configured.getFirst());
    assertThat(post("who", who, "act", "remove").statusCode()).isEqualTo(303);
    Document page = page("/subscribers");
    assertThat(page.select("tbody tr").text()).contains("has left").doesNotContain("Resume");
    assertThat(post("who", who, "act", "resume").statusCode()).isEqualTo(409);
    assertThat(add(READER, "profile", "b").body()).contains("only they can come back");
    assertThat(kept).extracting(Subscriber::state).containsExactly(State.LEFT);
    recent.add(Change.state(kept.getFirst(), State.ACTIVE)); // they did
    assertThat(page("/subscribers").select("tbody tr").text()).contains("is told");
  }

  @Test
  void aBrokerThatDoesNotTakeItChangesNothingAndSaysSo() throws Exception {
    broken = true;
    String who = SubscriberLine.key(configured.getFirst());
    HttpResponse<String> answer = post("who", who, "act", "pause");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("Nothing was changed", "is told");
  }

  @Test
  void whatIsNotThereIsRefused() throws Exception {
    assertThat(post("who", "none", "act", "pause").statusCode()).isEqualTo(404);
    assertThat(post("act", "pause").statusCode()).isEqualTo(400);
    assertThat(post("act", "shout").statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> add(String address, String name, String value) throws Exception {
    return post(
        "address",
        address,
        name,
        value,
        "cadence",
        "daily",
        "hour",
        "6",
        "zone",
        "Europe/Berlin",
        "most",
        "5",
        "act",
        "save");
  }

  private Document page(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri(path)).build();
    return Jsoup.parse(client.send(request, BodyHandlers.ofString()).body());
  }

  private HttpResponse<String> post(String... fields) throws Exception {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append('&')
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], UTF_8));
    }
    return client.send(
        HttpRequest.newBuilder(uri("/subscribers"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.substring(1)))
            .build(),
        BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + dashboard.port() + path);
  }
}
