package org.storywatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.listing.Site;
import org.storywatch.websub.Hub;

/// A feed whose hub tells of new entries: they come without a poll.
@Execution(ExecutionMode.CONCURRENT)
class HubIT {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Pattern FEED = Pattern.compile("name=\"feed\" value=\"([^\"]+)\"");

  @TempDir private Path folder;

  @Test
  void whatAHubTellsComesWithoutAPollAndWhatALiarTellsDoesNot() throws Exception {
    try (Site site = new Site();
        Hub hub = new Hub(864_000)) {
      String topic = site.at("/feed.xml");
      site.feed("/feed.xml", () -> rss(hub.url(), topic, "first"));
      String config =
          """
          feeds: ['%s']
          profiles: %s
          fetch: {min-interval: 1h, allow-private: [127.0.0.0/8]}
          """
              .formatted(topic, Path.of("seeds").toAbsolutePath());
      try (Program program = Program.run(folder, config)) {
        program.awaitReady();
        await().atMost(LONG).until(() -> hub.subscriptions().size() == 1);
        Map<String, String> asked = hub.subscriptions().getFirst();
        assertThat(asked).containsEntry("hub.topic", topic).containsEntry("hub.mode", "subscribe");
        String callback = asked.get("hub.callback");
        String secret = asked.get("hub.secret");
        await().atMost(LONG).until(() -> program.get("/feeds").contains("its hub tells"));

        String lie = rss(hub.url(), topic, "lie");
        assertThat(hub.tell(callback, lie, Hub.sign("sha256", lie, "guessed"))).isEqualTo(202);
        assertThat(hub.tell(callback.replaceAll(".$", "x"), lie, "")).isEqualTo(404);
        assertThat(hub.verify(callback, "subscribe", "https://other.example/", 60)).isEmpty();
        assertThat(hub.verify(callback, "unsubscribe", topic, 60)).isEmpty();

        String news = rss(hub.url(), topic, "second");
        assertThat(hub.tell(callback, news, Hub.sign("sha256", news, secret))).isEqualTo(202);
        await().atMost(LONG).until(() -> articles(program) == 2);
        assertThat(program.get("/")).contains("Entry second").doesNotContain("Entry lie");
        assertThat(site.asked("/feed.xml")).as("polls").isEqualTo(1);

        program.kill();
        program.restart();
        program.awaitReady();
        await("polled once, since nobody heard the hub meanwhile")
            .atMost(LONG)
            .until(() -> site.asked("/feed.xml") == 2);
        String last = rss(hub.url(), topic, "third");
        assertThat(hub.tell(callback, last, Hub.sign("sha1", last, secret))).isEqualTo(202);
        await().atMost(LONG).until(() -> program.get("/").contains("Entry third"));
        assertThat(articles(program)).as("since the restart").isEqualTo(1);
        assertThat(hub.requests()).hasSize(1);

        await("somebody wants it polled, though its hub tells of it")
            .atMost(LONG)
            .until(() -> {
              poll(program);
              return site.asked("/feed.xml") > 2;
            });
        assertThat(program.stop()).isZero();
      }
    }
  }

  /// Presses the button of the only feed.
  private static void poll(Program program) throws Exception {
    Matcher feed = FEED.matcher(program.get("/feeds"));
    assertThat(feed.find()).isTrue();
    HttpRequest press =
        HttpRequest.newBuilder(program.page("/feeds"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(BodyPublishers.ofString("act=poll&feed=" + feed.group(1)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(press, BodyHandlers.discarding()).statusCode()).isEqualTo(303);
    }
  }

  private static double articles(Program program) {
    return program.meter("articles_total{result=\"new\"}");
  }

  private static String rss(String hub, String self, String name) {
    String now =
        DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC).format(Instant.now());
    return """
    <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Told</title>
    <link>https://example.org/</link>
    <atom:link rel="hub" href="%s"/><atom:link rel="self" href="%s"/>
    <item><guid isPermaLink="false">%s</guid><link>https://example.org/%s</link>
    <title>Entry %s</title><pubDate>%s</pubDate></item></channel></rss>
    """
        .formatted(hub, self, name, name, name, now);
  }
}
