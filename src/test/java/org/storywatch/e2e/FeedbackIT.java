package org.storywatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.alert.Alert;
import org.storywatch.stream.Topic;

/// From "less like this" on the page to what is told, and over a restart.
@Execution(ExecutionMode.CONCURRENT)
class FeedbackIT {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String OUTLET = "Fjord Post";

  @TempDir private Path folder;
  private Outlets outlets;

  @BeforeEach
  void open() throws Exception {
    outlets = new Outlets();
    Files.createDirectories(folder.resolve("seeds/tunnel"));
    Files.writeString(
        folder.resolve("seeds/tunnel/one.txt"),
        """
        Fire closes the Marlow tunnel

        A fire closed the Marlow tunnel on Friday. Fire crews led forty drivers out of the northern
        tube, and the motorway company said lorries must use the Aldern pass.
        """);
    Files.writeString(folder.resolve("seeds/tunnel/profile.yaml"), "sensitivity: high");
    publish(
        "Marlow stays closed",
        "Fire crews left the Marlow tunnel. The motorway company said the northern tube stays"
            + " closed and lorries must use the Aldern pass for weeks.");
    publish(
        "Fire closes the Qarun tunnel",
        "A fire closed the Qarun tunnel on Sunday and killed 12 people. Fire crews led ninety"
            + " drivers out of the tube, Governor Samir Haddad said, and the motorway company said"
            + " lorries must use the Basri bridge.");
    outlets.writeList(folder.resolve("feeds.opml"));
  }

  @AfterEach
  void close() {
    outlets.close();
  }

  @Test
  void whatSomebodyWantsLessOfIsNotToldAgainAlsoAfterARestart() throws Exception {
    try (Program program = Program.run(folder, config())) {
      awaitStories(program, 2);
      less(program, "Fire closes the Qarun tunnel");
      await().atMost(LONG).until(() -> program.meter("feedback_held") == 1);
      publish(
          "Lorries wait at the Basri bridge",
          "Lorries must use the Basri bridge since the fire closed the Qarun tunnel on Sunday, the"
              + " motorway company said. Fire crews searched the tube for drivers.");
      publish(
          "Lorries over the pass",
          "Fire crews led forty drivers out of the northern tube of the Marlow tunnel and found 17"
              + " people dead, and the motorway company said lorries must use the Aldern pass until"
              + " 9 May. Minister Hanna Ostrem resigned.");
      awaitStories(program, 3);
      assertThat(program.stop()).isZero();

      publish(
          "Qarun tunnel closed until Sunday",
          "The motorway company said the fire in the Qarun tunnel closed the tube, lorries must use"
              + " the Basri bridge until Sunday, and fire crews thanked ninety drivers.");
      publish(
          "Marlow opens",
          "The northern tube of the Marlow tunnel opens again, lorries need not use the Aldern"
              + " pass, and the motorway company thanked drivers and fire crews.");
      program.restart();
      awaitStories(program, 4);
      assertThat(Jsoup.parse(program.get("/")).select("#said-of").text())
          .contains("Fire closes the Qarun tunnel", "Noted: less like this.");
      assertThat(program.stop()).isZero();
    }
    try (Topics topics = new Topics(folder)) {
      assertThat(topics.all(Topic.ALERTS, Alert.class))
          .extracting(alert -> alert.development().orElseThrow().first().title())
          .containsExactlyInAnyOrder(
              "Marlow stays closed",
              "Fire closes the Qarun tunnel",
              "Lorries over the pass",
              "Marlow opens");
    }
  }

  private static void awaitStories(Program program, int stories) {
    await().atMost(LONG).until(() -> stories(program) == stories);
  }

  private static int stories(Program program) {
    return Jsoup.parse(program.get("/")).select("#alerts .story").size();
  }

  /// As a browser without scripts does.
  private static void less(Program program, String title) throws Exception {
    Element story =
        Jsoup.parse(program.get("/")).expectFirst("#alerts .story:has(h3:contains(" + title + "))");
    String about = story.expectFirst("input[name=about]").attr("value");
    String body = "verdict=less&about=" + URLEncoder.encode(about, UTF_8);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(program.page("/feedback"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("Sec-Fetch-Site", "same-origin")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }
  }

  private void publish(String title, String text) {
    String url = "https://example.org/" + title.replace(' ', '-');
    outlets.publish(OUTLET, new Outlets.Item(url, url, title, text));
  }

  private static String config() {
    return """
    feeds: [feeds.opml]
    profiles: seeds
    fetch: {min-interval: 1s, allow-private: [127.0.0.0/8], full-text: never}
    subscribers: [{address: reader@example.org}]
    """;
  }
}
