package org.storywatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.util.IOUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.article.Article;
import org.storywatch.demo.Piece;
import org.storywatch.demo.World;
import org.storywatch.match.Matcher;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profiles;
import org.storywatch.stream.Topic;

/// A copy of the data folder that was made while the program stood still, put back after all was
/// lost.
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
class BackupIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int EARLY = 4;
  private static final int LATE = 3;

  @TempDir private Path folder;
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final Matcher matcher =
      new Matcher(Profiles.read(Path.of("seeds")).profiles(), Background.shipped());
  private Outlets outlets;
  private List<Piece> story;

  @BeforeEach
  void open() throws Exception {
    mail.start();
    outlets = new Outlets();
    story =
        World.sample().pieces().stream()
            .filter(piece -> piece.kind() == Piece.Kind.DEVELOPMENT)
            .filter(piece -> !matcher.match(article(piece)).isEmpty())
            .limit(EARLY + LATE)
            .toList();
    World.sample().pieces().stream()
        .filter(piece -> piece.kind() == Piece.Kind.ORDINARY)
        .forEach(this::publish);
    story.subList(0, EARLY).forEach(this::publish);
    outlets.writeList(folder.resolve("feeds.opml"));
  }

  @AfterEach
  void close() {
    outlets.close();
    mail.stop();
  }

  @Test
  void whatWasToldBeforeTheBackupIsNotToldAgainAndWhatCameAfterItIsNotLost() throws Exception {
    Set<String> before;
    Set<String> after;
    try (Program program = Program.run(folder, config())) {
      awaitTold(program, 1, EARLY);
      assertThat(program.stop()).isZero();
      before = Set.copyOf(mails().keySet());
      tar("-czf", "backup.tgz", "data");

      program.restart();
      program.awaitReady();
      story.subList(EARLY, EARLY + LATE).forEach(this::publish);
      awaitTold(program, before.size() + 1, EARLY + LATE);
      after = Set.copyOf(mails().keySet());
      program.kill();
      IOUtils.rm(folder.resolve("data"));

      tar("-xzf", "backup.tgz");
      program.restart();
      awaitTold(program, after.size(), EARLY + LATE);
      program.awaitBooks();
      assertThat(program.stop()).isZero();
    }
    Map<String, Integer> mails = mails();
    assertThat(mails.keySet()).as("the same Message-IDs").isEqualTo(after);
    assertThat(mails)
        .allSatisfy((id, count) -> {
          if (before.contains(id)) {
            assertThat(count).as(id).isOne();
          } else {
            assertThat(count).as(id).isBetween(1, 2);
          }
        });
    try (Topics topics = new Topics(folder)) {
      assertThat(topics.all(Topic.ARTICLES, Article.class))
          .extracting(Article::title)
          .containsAll(story.stream().map(Piece::title).toList());
      assertThat(topics.all(Topic.ARTICLES, Article.class))
          .extracting(Article::id)
          .doesNotHaveDuplicates();
    }
  }

  /// Waits until all articles of the story were compared with what was told, and all that is to be
  /// mailed was.
  private void awaitTold(Program program, int mails, int matches) {
    program.await(
        LONG,
        () ->
            mails().size() >= mails
                && program.get("/health/ready").contains("\"good\":true")
                && titles(program) >= matches
                && program.meter("alerts_waiting") == 0);
  }

  /// How many pieces of the story the profile's page shows, as matches or told.
  private long titles(Program program) {
    String page = program.get("/profiles/libya-ceasefire");
    return story.stream().filter(piece -> page.contains(escaped(piece.title()))).count();
  }

  private static String escaped(String title) {
    return title.replace("&", "&amp;").replace("<", "&lt;");
  }

  private Map<String, Integer> mails() {
    Map<String, Integer> mails = new TreeMap<>();
    for (MimeMessage message : mail.getReceivedMessages()) {
      try {
        mails.merge(message.getMessageID(), 1, Integer::sum);
      } catch (jakarta.mail.MessagingException e) {
        throw new AssertionError(e);
      }
    }
    return mails;
  }

  private void tar(String... arguments) throws Exception {
    Process tar =
        new ProcessBuilder(
                java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("tar", "-C", folder.toString()),
                        java.util.Arrays.stream(arguments)
                            .map(word ->
                                word.endsWith(".tgz") ? folder.resolve(word).toString() : word))
                    .toList())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
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

  private static Article article(Piece piece) {
    return new Article(
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
  }
}
