package org.storywatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.alert.Alert;
import org.storywatch.article.Article;
import org.storywatch.article.Link;
import org.storywatch.stream.Topic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An hour of real news from hundreds of outlets, with two labelled events mixed in. The news is
/// not part of the project; where its folder is missing the test says that it was skipped.
@Execution(ExecutionMode.CONCURRENT)
class RealInputIT {
  private static final Path DATA = Path.of("../shared/data");
  private static final Path LIBYA = Path.of("../shared/seeds");
  private static final List<String> EVENTS = List.of("1ecb", "13ecb");
  private static final int SEEDS = 4;
  private static final Duration LONG = Duration.ofMinutes(4);
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private Outlets outlets;
  private final Set<String> published = new HashSet<>();
  private final Set<String> ofEvents = new HashSet<>();

  @BeforeEach
  void open() throws Exception {
    assumeTrue(Files.isDirectory(DATA), () -> "skipped: there is no " + DATA);
    mail.start();
    outlets = new Outlets();
  }

  @AfterEach
  void close() {
    if (outlets != null) {
      outlets.close();
      mail.stop();
    }
  }

  @Test
  void anHourOfTheWorldIsReadOnceAndOnlyTheEventsAreTold() throws Exception {
    for (JsonNode article : lines(DATA.resolve("telegram-hour.jsonl.gz"))) {
      publish(article, text(article, "source"), URI.create(text(article, "url")));
    }
    int hour = published.size();
    for (String event : EVENTS) {
      event(event);
    }
    Path libya = Files.createDirectories(folder.resolve("seeds/libya"));
    try (Stream<Path> seeds = Files.list(LIBYA)) {
      for (Path seed : seeds.toList()) {
        Files.copy(seed, libya.resolve(seed.getFileName()));
      }
    }
    outlets.writeList(folder.resolve("feeds.opml"));
    try (Program program = Program.run(folder, config())) {
      await().atMost(LONG).until(() -> program.meter("articles_read_total") >= published.size());
      await()
          .atMost(LONG)
          .until(() -> {
            double told = program.meter("candidates_total{decision=\"alert\"}");
            return told > 0 && program.meter("mails_total{outcome=\"accepted\"}") == told;
          });
      program.awaitBooks();
      assertThat(program.stop()).isZero();
    }
    List<Article> articles;
    List<Alert> alerts;
    try (Topics topics = new Topics(folder)) {
      articles = topics.all(Topic.ARTICLES, Article.class);
      alerts = topics.all(Topic.ALERTS, Alert.class);
    }
    assertThat(hour).isGreaterThan(1_400);
    assertThat(articles)
        .extracting(article -> Link.canonical(article.url()))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(published);
    assertThat(alerts)
        .extracting(alert -> alert.development().orElseThrow().profile())
        .contains(EVENTS.toArray(String[]::new))
        .doesNotContain("libya");
    assertThat(alerts)
        .extracting(alert -> Link.canonical(alert.development().orElseThrow().first().url()))
        .isSubsetOf(ofEvents);
    assertThat(alerts.size()).isGreaterThan(ofEvents.size() / 2);
    Set<String> mails = new HashSet<>();
    for (MimeMessage message : mail.getReceivedMessages()) {
      assertThat(mails.add(message.getMessageID())).isTrue();
    }
    assertThat(mails).hasSameSizeAs(alerts);
    System.out.printf(
        "real input: %d articles of %d served, %d alerts for %d articles of two events, 0 for"
            + " libya%n",
        articles.size(), published.size(), alerts.size(), ofEvents.size());
  }

  /// The first articles of an event become its seeds, the others go into the feeds.
  private void event(String event) throws IOException {
    List<JsonNode> members = new ArrayList<>();
    for (JsonNode article : lines(DATA.resolve("ecb-dev.jsonl.gz"))) {
      if (text(article, "topic").equals(event)) {
        members.add(article);
      }
    }
    Path seeds = Files.createDirectories(folder.resolve("seeds").resolve(event));
    for (JsonNode seed : members.subList(0, SEEDS)) {
      Files.writeString(
          seeds.resolve(members.indexOf(seed) + ".txt"),
          text(seed, "title") + "\n\n" + text(seed, "text"));
    }
    for (JsonNode article : members.subList(SEEDS, members.size())) {
      URI url = URI.create("https://example.org/" + text(article, "id"));
      publish(article, text(article, "source"), url);
      ofEvents.add(Link.canonical(url));
    }
  }

  private void publish(JsonNode article, String outlet, URI url) {
    published.add(Link.canonical(url));
    outlets.publish(
        outlet,
        new Outlets.Item(
            text(article, "id"), url.toString(), text(article, "title"), text(article, "text")));
  }

  private String config() {
    return """
    feeds: [feeds.opml]
    profiles: seeds
    fetch: {min-interval: 10s, allow-private: [127.0.0.0/8], full-text: never}
    mail: {smtp: 'smtp://127.0.0.1:%d', from: 'Storywatch <alerts@example.org>', flood: off, per-minute: 1000}
    subscribers: [{address: reader@example.org, most: 1000}]
    """
        .formatted(mail.getSmtp().getPort());
  }

  private static String text(JsonNode article, String field) {
    return article.path(field).asString("");
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().map(JSON::readTree).toList();
    }
  }
}
