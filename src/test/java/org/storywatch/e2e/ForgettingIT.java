package org.storywatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What subscribers said, and what was told, outlives a restart; and the page gives nobody's links
/// away.
@Execution(ExecutionMode.CONCURRENT)
class ForgettingIT {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String CONFIG =
      """
      feeds: [feeds.opml]
      profiles: seeds
      fetch: {min-interval: 1s, allow-private: [127.0.0.0/8], full-text: never}
      """;
  private static final String FEED = "/profiles/tunnel/feed.atom";
  private static final String WISH =
      "address=anna%40example.org&profile=tunnel&cadence=immediate&hour=7&zone=UTC";
  private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/mine/[\\w/-]+)");

  private final HttpClient http = HttpClient.newHttpClient();

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
    publish("0", "Aldern votes on its library", "The council of Aldern keeps its library open.");
    outlets.writeList(folder.resolve("feeds.opml"));
  }

  @AfterEach
  void close() {
    outlets.close();
    http.close();
  }

  @Test
  void whoLeftStaysAwayAfterARestartAndFeedsHoldWhatWasTold() throws Exception {
    try (Program program = Program.run(folder, CONFIG)) {
      program.awaitReady();
      assertThat(post(program, "/subscribe", WISH).body()).contains("look into your mailbox");
      program.await(LONG, () -> mails().size() == 1);
      String confirm = links(mails().getFirst()).getFirst();
      assertThat(confirm).startsWith("/mine/confirm/");
      assertThat(shown(program)).as("the page does not confirm").doesNotContain("/mine/");
      Matcher manage = LINK.matcher(post(program, confirm, "act=confirm").body());
      assertThat(manage.find()).isTrue();
      assertThat(subscribers(program)).contains("anna@example.org is told");

      publish(
          "1",
          "Marlow stays closed",
          "Fire crews left the Marlow tunnel. The motorway company said the northern tube stays"
              + " closed and lorries must use the Aldern pass for weeks.");
      program.await(LONG, () -> program.get(FEED).contains("Marlow stays closed"));
      assertThat(post(program, manage.group(1), "act=leave").statusCode()).isEqualTo(200);
      assertThat(subscribers(program)).contains("anna@example.org has left");

      assertThat(program.stop()).isZero();
      program.restart();
      program.awaitReady();
      assertThat(subscribers(program)).contains("anna@example.org has left");
      assertThat(post(program, confirm, "act=confirm").statusCode()).isEqualTo(404);
      assertThat(subscribers(program)).contains("anna@example.org has left");
      program.await(LONG, () -> program.get(FEED).contains("Marlow stays closed"));
    }
  }

  private void publish(String id, String title, String text) {
    outlets.publish("Aldern Post", new Outlets.Item(id, "https://example.org/" + id, title, text));
  }

  /// The mail that asks, as the page shows it.
  private static String shown(Program program) {
    Document page = Jsoup.parse(program.get("/mail"));
    String asks = ".post th a:contains(Asked whether)";
    return program.get("/" + page.expectFirst(asks).attr("href") + "/body");
  }

  private static String subscribers(Program program) {
    return Jsoup.parse(program.get("/subscribers")).select("main").text();
  }

  private HttpResponse<String> post(Program program, String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(program.page(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private List<MimeMessage> mails() throws Exception {
    Path mails = folder.resolve("data/mail");
    if (!Files.isDirectory(mails)) {
      return List.of();
    }
    List<MimeMessage> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(mails)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".eml")).sorted().toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          all.add(new MimeMessage(Session.getInstance(new Properties()), in));
        }
      }
    }
    return all;
  }

  private static List<String> links(MimeMessage mail) throws Exception {
    Object text = ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
    return LINK.matcher((String) text).results().map(found -> found.group(1)).toList();
  }
}
