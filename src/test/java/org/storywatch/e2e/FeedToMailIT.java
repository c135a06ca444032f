package org.storywatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Delivery;
import org.storywatch.article.Article;
import org.storywatch.demo.Piece;
import org.storywatch.demo.World;
import org.storywatch.match.Match;
import org.storywatch.match.Matcher;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profiles;
import org.storywatch.stream.Topic;

/// From a feed to a mail: the jar with its broker, a web server and a mail server, and kill -9.
@Execution(ExecutionMode.CONCURRENT)
class FeedToMailIT {
  private static final Duration LONG = Duration.ofMinutes(2);

  /// How much of the story comes when the feeds have been read already.
  private static final int LATE = 4;

  /// Of all pieces of the story one tells nothing new where it comes after another, and which comes
  /// first is open: so many are told at least.
  private static final int COLLECTED = 1;

  @TempDir private Path folder;
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final Matcher matcher =
      new Matcher(Profiles.read(Path.of("seeds")).profiles(), Background.shipped());
  private Outlets outlets;
  private List<Piece> story;
  private List<Piece> late;

  @BeforeEach
  void open() throws Exception {
    mail.start();
    outlets = new Outlets();
    List<Piece> world = World.sample().pieces();
    story = pieces(world, piece -> piece.kind() == Piece.Kind.DEVELOPMENT && fits(piece));
    assertThat(story).hasSizeGreaterThanOrEqualTo(10);
    late = story.subList(story.size() - LATE, story.size());
    pieces(world, piece -> piece.kind() == Piece.Kind.ORDINARY).forEach(this::publish);
    story.subList(0, story.size() - LATE).forEach(this::publish);
    copies(id -> isIn(story, id) && !isIn(late, id)).forEach(this::publish);
    outlets.writeList(folder.resolve("feeds.opml"));
  }

  @AfterEach
  void close() {
    outlets.close();
    mail.stop();
  }

  @Test
  void everyDevelopmentIsMailedOnceAndARestartSendsNothing() throws Exception {
    publishLate();
    try (Program program = Program.run(folder, config())) {
      awaitAllMails();
      assertThat(program.stop()).isZero();
      program.restart();
      program.awaitReady();
      int asked = outlets.requests();
      await().atMost(LONG).until(() -> outlets.requests() >= asked + 8);
      assertThat(program.stop()).isZero();
    }
    assertThat(mailsById())
        .hasSizeBetween(story.size() - COLLECTED, story.size())
        .allSatisfy((id, count) -> assertThat(count).isOne());
    assertTopicsAreTrue();
  }

  @Test
  @Tag("faults")
  void killedWhileItReadsDecidesAndSendsItLosesAndRepeatsNothing() throws Exception {
    try (Program program = Program.run(folder, config())) {
      killWhen(program, () -> outlets.requests() >= 2);
      killWhen(program, () -> hasDecided(program) || mails() > 0); // perhaps before the first kill
      publishLate();
      killWhen(program, () -> mails() > story.size() - LATE);
      awaitAllMails();
      program.awaitReady();
      int asked = outlets.requests();
      program.await(LONG, () -> outlets.requests() >= asked + 8);
      program.awaitBooks();
      assertThat(program.stop()).isZero();
    }
    assertTopicsAreTrue();
  }

  private static void killWhen(Program program, Callable<Boolean> moment) throws Exception {
    await().atMost(LONG).pollInterval(Duration.ofMillis(50)).until(moment);
    program.kill();
    program.restart();
  }

  private static boolean hasDecided(Program program) {
    return program.meter("candidates_total{decision=\"alert\"}") >= 1;
  }

  private int mails() {
    return mail.getReceivedMessages().length;
  }

  private void awaitAllMails() {
    await().atMost(LONG).until(() -> mailsById().size() >= story.size() - COLLECTED);
  }

  /// What must hold after every run, whatever happened in it.
  private void assertTopicsAreTrue() throws Exception {
    try (Topics topics = new Topics(folder)) {
      List<Article> articles = topics.all(Topic.ARTICLES, Article.class);
      List<Match> matches = topics.all(Topic.MATCHES, Match.class);
      List<Alert> alerts = topics.all(Topic.ALERTS, Alert.class);
      Map<String, Delivery> deliveries = new HashMap<>();
      topics.all(Topic.DELIVERIES, Delivery.class).forEach(one -> deliveries.put(one.alert(), one));

      assertThat(articles).extracting(Article::id).doesNotHaveDuplicates();
      assertThat(articles).extracting(Article::title).containsAll(titles(story));
      assertThat(matches).extracting(match -> match.article().id()).doesNotHaveDuplicates();
      assertThat(matches).hasSizeLessThanOrEqualTo(articles.size());
      assertThat(alerts).extracting(Alert::id).doesNotHaveDuplicates();
      assertThat(alerts)
          .extracting(alert -> alert.development().orElseThrow().first().text())
          .doesNotHaveDuplicates()
          .hasSizeBetween(story.size() - COLLECTED, story.size());
      assertThat(deliveries).hasSameSizeAs(alerts);
      for (Alert alert : alerts) {
        Delivery delivery = deliveries.get(alert.id());
        assertThat(delivery.state()).isEqualTo(Delivery.State.ACCEPTED);
        int mails =
            mailsById().entrySet().stream()
                .filter(entry -> entry.getKey().contains(alert.id()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        // Only where a try was cut off may the same message have gone out again.
        assertThat(mails).as(delivery.toString()).isBetween(1, delivery.attempts());
      }
    }
  }

  private Map<String, Integer> mailsById() {
    Map<String, Integer> mails = new HashMap<>();
    for (MimeMessage message : mail.getReceivedMessages()) {
      try {
        mails.merge(message.getMessageID(), 1, Integer::sum);
      } catch (jakarta.mail.MessagingException e) {
        throw new AssertionError(e);
      }
    }
    return mails;
  }

  private String config() {
    return """
    feeds: [feeds.opml]
    profiles: %s
    fetch: {min-interval: 1s, allow-private: [127.0.0.0/8], full-text: never}
    mail: {smtp: 'smtp://127.0.0.1:%d', from: 'Storywatch <alerts@example.org>', flood: off, per-minute: 1000}
    subscribers: [{address: reader@example.org, most: 1000}]
    """
        .formatted(Path.of("seeds").toAbsolutePath(), mail.getSmtp().getPort());
  }

  private void publish(Piece piece) {
    String url = "https://example.org/" + piece.outlet().slug() + "/" + piece.id();
    outlets.publish(
        piece.outlet().title(), new Outlets.Item(url, url, piece.title(), piece.text()));
  }

  private void publishLate() {
    late.forEach(this::publish);
    copies(id -> isIn(late, id)).forEach(this::publish);
  }

  /// The copies of the developments that are so.
  private static List<Piece> copies(Predicate<String> of) {
    return pieces(
        World.sample().pieces(), piece -> piece.kind() == Piece.Kind.COPY && of.test(piece.of()));
  }

  private static boolean isIn(List<Piece> pieces, String id) {
    return pieces.stream().anyMatch(piece -> piece.id().equals(id));
  }

  private boolean fits(Piece piece) {
    Article article =
        new Article(
            Article.SCHEMA,
            piece.id(),
            "",
            piece.outlet().title(),
            URI.create("https://example.org/" + piece.id()),
            piece.title(),
            piece.author(),
            piece.text(),
            "",
            Instant.EPOCH,
            Instant.EPOCH);
    return !matcher.match(article).isEmpty();
  }

  private static List<Piece> pieces(List<Piece> world, Predicate<Piece> which) {
    return new ArrayList<>(world.stream().filter(which).toList());
  }

  private static List<String> titles(List<Piece> pieces) {
    return pieces.stream().map(Piece::title).collect(Collectors.toList());
  }
}
