package org.storywatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.demo.Piece;
import org.storywatch.demo.World;

/// A subscriber's way from the form to the last mail, on the jar with a mail server. Mails are read
/// by another library than writes them.
@Execution(ExecutionMode.CONCURRENT)
@Order(1) // It waits long for an hour to come: the first of all, beside others that work.
class SubscribingIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String WEB =
      "public-url: 'https://watch.example.org/', subscribe: open, secret: 'no one guesses this"
          + " one'";
  private static final String OLD = "old@example.org";
  private static final String FRESH = "fresh@example.org";
  private static final String DAILY = "daily@example.org";
  private static final Duration TILL_DIGEST = Duration.ofSeconds(75);
  private static final Pattern LINK = Pattern.compile("https://watch\\.example\\.org(/mine/\\S+)");

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final List<Piece> story = new ArrayList<>();
  private Outlets outlets;

  @BeforeEach
  void open() throws Exception {
    mail.start();
    outlets = new Outlets();
    World.sample().pieces().stream()
        .filter(piece -> piece.kind() == Piece.Kind.ORDINARY)
        .forEach(this::publish);
    World.sample().pieces().stream()
        .filter(piece -> piece.kind() == Piece.Kind.DEVELOPMENT)
        .forEach(story::add);
    outlets.writeList(folder.resolve("feeds.opml"));
  }

  @AfterEach
  void close() {
    outlets.close();
    mail.stop();
  }

  @Test
  void readersSubscribeAreToldAtTheirHourAnswerByTheLinksAndLeave() throws Exception {
    try (Program program = Program.run(folder, config(), WEB)) {
      program.awaitReady();
      assertThat(
              post(
                  program,
                  "/subscribe",
                  "address=fresh%40example.org&profile=libya-ceasefire&cadence=immediate&hour=7&zone=UTC&most=20"))
          .isEqualTo(200);
      program.await(LONG, () -> to(FRESH).size() == 1);
      String confirm = link(to(FRESH).getFirst(), "confirm");
      assertThat(program.status(confirm)).isEqualTo(200); // a scanner follows it

      Message first = nextTo(OLD, program);
      assertThat(to(FRESH)).hasSize(1);
      assertThat(post(program, confirm, "act=confirm")).isEqualTo(200);
      Message second = nextTo(FRESH, program);
      program.await(LONG, () -> to(OLD).size() >= 2);

      assertThat(header(second, "To")).isEqualTo(FRESH);
      assertThat(header(second, "List-Id")).contains("libya-ceasefire");
      assertThat(header(second, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
      assertThat(header(second, "Auto-Submitted")).isEqualTo("auto-generated");
      assertThat(header(to(OLD).get(1), "References"))
          .isEqualTo(header(first, "References"))
          .isNotEqualTo(header(second, "References"));
      assertThat(ids()).doesNotHaveDuplicates();

      assertThat(program.status(link(second, "more"))).isEqualTo(200);
      assertThat(program.meter("feedback_total{verdict=\"more\"}")).isZero();
      assertThat(post(program, link(second, "more"), "act=say")).isEqualTo(200);
      program.await(LONG, () -> program.meter("feedback_total{verdict=\"more\"}") == 1);

      String leave = leave(second);
      assertThat(program.status(leave)).isEqualTo(200);
      assertThat(post(program, leave, "List-Unsubscribe=One-Click")).isEqualTo(200);
      assertThat(post(program, confirm, "act=confirm"))
          .isNotEqualTo(200); // it does not bring anybody back
      int before = to(FRESH).size();
      Message third = nextTo(OLD, program);
      assertThat(header(third, "Subject")).startsWith("[libya-ceasefire] ");
      assertThat(to(FRESH)).hasSize(before);

      program.await(LONG, () -> !to(DAILY).isEmpty());
      Message digest = to(DAILY).getFirst();
      assertThat(header(digest, "List-Id")).isNotEmpty();
      assertThat(text(digest).replaceAll("\\s+", " "))
          .contains(subject(first), subject(to(OLD).get(1)));
      assertThat(post(program, link(digest, "less"), "act=say")).isEqualTo(200);
      program.await(LONG, () -> program.meter("feedback_total{verdict=\"less\"}") == 1);
      assertThat(to(DAILY)).hasSize(1);
      assertThat(ids()).doesNotHaveDuplicates();
      assertThat(program.stop()).isZero();
    }
  }

  private String config() {
    return """
    feeds: [feeds.opml]
    profiles: %s
    fetch: {min-interval: 1s, allow-private: [127.0.0.0/8], full-text: never}
    mail: {smtp: 'smtp://127.0.0.1:%d', from: 'Storywatch <alerts@example.org>', flood: off, per-minute: 1000}
    subscribers:
      - {address: %s}
      - {address: %s, cadence: daily, hour: 12, zone: '%s'}
    """
        .formatted(
            Path.of("seeds").toAbsolutePath(), mail.getSmtp().getPort(), OLD, DAILY, noonSoon());
  }

  /// A time zone in which it is noon so long from now.
  private static ZoneOffset noonSoon() {
    LocalTime noon = LocalTime.now(ZoneOffset.UTC).plus(TILL_DIGEST);
    return ZoneOffset.ofTotalSeconds(LocalTime.NOON.toSecondOfDay() - noon.toSecondOfDay());
  }

  /// Publishes pieces of the story, one after the other, until one is told.
  private Message nextTo(String reader, Program program) {
    int before = to(reader).size();
    Set<Integer> asked = new HashSet<>();
    program.await(
        LONG,
        () -> {
          if (to(reader).size() == before && asked.add(outlets.requests() / 24)) {
            publish(story.removeFirst());
          }
          return to(reader).size() > before;
        });
    return to(reader).get(before);
  }

  private void publish(Piece piece) {
    String url = "https://example.org/" + piece.outlet().slug() + "/" + piece.id();
    outlets.publish(
        piece.outlet().title(), new Outlets.Item(url, url, piece.title(), piece.text()));
  }

  private List<Message> all() {
    return Arrays.stream(mail.getReceivedMessages())
        .map(GreenMailUtil::getWholeMessage)
        .map(SubscribingIT::parsed)
        .toList();
  }

  private List<Message> to(String reader) {
    return all().stream().filter(message -> header(message, "To").equals(reader)).toList();
  }

  private List<String> ids() {
    return all().stream().map(message -> header(message, "Message-ID")).toList();
  }

  private static Message parsed(String message) {
    try {
      return new DefaultMessageBuilder()
          .parseMessage(new ByteArrayInputStream(message.getBytes(UTF_8)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String header(Message message, String name) {
    return message.getHeader().getField(name).getBody().strip();
  }

  /// The headline that a mail is about.
  private static String subject(Message message) {
    return message.getSubject().replaceFirst("^\\[[^\\]]+] ", "").replaceFirst(" \\(\\+.*", "");
  }

  private static String text(Message message) throws IOException {
    assertThat(message.getMimeType()).isEqualTo("multipart/alternative");
    Entity text = ((Multipart) message.getBody()).getBodyParts().getFirst();
    assertThat(text.getMimeType()).isEqualTo("text/plain");
    return new String(((TextBody) text.getBody()).getInputStream().readAllBytes(), UTF_8);
  }

  /// The first link of its kind in the text part.
  private static String link(Message message, String purpose) throws IOException {
    String words = text(message);
    Matcher links = LINK.matcher(words);
    while (links.find()) {
      if (links.group(1).startsWith("/mine/" + purpose + "/")) {
        return links.group(1);
      }
    }
    throw new AssertionError("no link to " + purpose + " in:\n" + words);
  }

  private static String leave(Message message) {
    String field = header(message, "List-Unsubscribe").replaceAll("\\s", "");
    assertThat(field).contains("<mailto:");
    Matcher link =
        Pattern.compile("<https://watch\\.example\\.org(/mine/leave/[^>]+)>").matcher(field);
    assertThat(link.find()).as(field).isTrue();
    return link.group(1);
  }

  private int post(Program program, String path, String form) throws Exception {
    URI page = program.page(path);
    return http.send(
            HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
