package org.storywatch.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.storywatch.net.RawServer.Line;

/// What becomes of answers that no server should give. Limits are short where a test waits for
/// them, and long everywhere else.
class BadAnswersTest {
  private static final int MAX_BYTES = 100_000;
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Limits PATIENT = new Limits(MAX_BYTES, 5, LONG, LONG, LONG, LONG, LONG);

  /// Headers are counted when they are all there; each line and their number have limits before.
  private static final long MAX_HEADER = 1_100_000;

  private final Taps taps = new Taps(UnaryOperator.identity());

  static List<BadAnswer> quick() {
    return BadAnswer.quick();
  }

  static List<BadAnswer> slow() {
    return BadAnswer.slow();
  }

  @ParameterizedTest
  @MethodSource("quick")
  void badAnswersAreToldInWordsAndReadNoFurtherThanTheirLimit(BadAnswer bad) {
    try (RawServer server = new RawServer(bad.script());
        Outbound outbound = outbound(PATIENT)) {
      assertThat(told(outbound.get(server.at("/"), Map.of()))).startsWith(bad.words());
      assertThat(taps.bytes())
          .isLessThan(bad.words().contains("headers") ? MAX_HEADER : 2 * MAX_BYTES);
      assertThat(server.requests()).hasSizeLessThanOrEqualTo(6);
    }
  }

  @ParameterizedTest
  @MethodSource("slow")
  void slowAnswersAreGivenUpInTime(BadAnswer bad) {
    Duration total = bad.words().contains("700 ms") ? Duration.ofMillis(700) : LONG;
    Duration header = bad.words().contains("header") ? SHORT : LONG;
    Duration silence = bad.words().contains("silent") ? SHORT : LONG;
    Duration trickle = bad.words().contains("slowly") ? SHORT : LONG;
    Limits limits = new Limits(MAX_BYTES, 5, total, LONG, header, silence, trickle);
    try (RawServer server = new RawServer(bad.script());
        Outbound outbound = outbound(limits)) {
      long before = System.nanoTime();
      assertThat(told(outbound.get(server.at("/"), Map.of()))).startsWith(bad.words());
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LONG.dividedBy(3));
      assertThat(taps.bytes()).isLessThan(MAX_BYTES);
      await().until(() -> server.open() == 0);
    }
  }

  @Test
  void encryptionThatNeverComesAboutIsGivenUpInTime() {
    Limits limits = new Limits(MAX_BYTES, 5, LONG, SHORT, LONG, LONG, LONG);
    try (RawServer server = new RawServer(Line::hang);
        Outbound outbound = outbound(limits)) {
      assertThat(told(outbound.get(encrypted(server), Map.of())))
          .isEqualTo("took no connection within 300 ms");
      await().until(() -> server.open() == 0);
    }
  }

  @Test
  void encryptionByteByByteIsGivenUpInTime() {
    Limits limits = new Limits(MAX_BYTES, 5, SHORT, LONG, LONG, LONG, LONG);
    // The start of a record of 16,000 bytes in a handshake.
    try (RawServer server =
            new RawServer(line -> {
              line.send("\u0016\u0003\u0003>\u0080");
              line.repeat("x", 5);
            });
        Outbound outbound = outbound(limits)) {
      assertThat(told(outbound.get(encrypted(server), Map.of())))
          .isEqualTo("did not answer within 300 ms");
      await().until(() -> server.open() == 0);
    }
  }

  @Test
  void whatIsNotEncryptedIsNotTrusted() {
    try (RawServer server = new RawServer(line -> line.send("HTTP/1.1 200 OK\r\n\r\nhello"));
        Outbound outbound = outbound(PATIENT)) {
      assertThat(told(outbound.get(encrypted(server), Map.of())))
          .startsWith("has no encryption to trust: ");
    }
  }

  @Test
  void anUnknownNameFailsInWords() {
    try (Outbound outbound = outbound(PATIENT)) {
      assertThat(told(outbound.get(URI.create("http://nowhere.example/"), Map.of())))
          .isEqualTo("no machine is known by the name nowhere.example");
      assertThat(taps.connects()).isEmpty();
    }
  }

  @Test
  void aHealthyServerIsNotDelayedByAllBadOnesAtOnce() throws Exception {
    List<BadAnswer> all = new ArrayList<>(BadAnswer.quick());
    all.addAll(BadAnswer.slow());
    List<RawServer> servers = all.stream().map(bad -> new RawServer(bad.script())).toList();
    List<Future<Reply>> replies = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try (RawServer healthy = new RawServer(BadAnswersTest::hello);
          Outbound outbound = outbound(PATIENT)) {
        for (RawServer server : servers) {
          replies.add(threads.submit(() -> outbound.get(server.at("/"), Map.of())));
        }
        for (int i = 0; i < 20; i++) {
          assertThat(told(outbound.get(healthy.at("/"), Map.of()))).isEqualTo("200 hello");
        }
        assertThat(replies).filteredOn(reply -> !reply.isDone()).isNotEmpty();
      }
      // Closing the way out ends what still hangs.
      for (int i = 0; i < replies.size(); i++) {
        assertThat(replies.get(i).get()).as(all.get(i).name()).isNotNull();
      }
    } finally {
      servers.forEach(RawServer::close);
    }
  }

  @Test
  void noDamageToAnAnswerIsTooMuch() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] packed = Packed.gzip("hello, hello, good bye and so on to the end".getBytes(UTF_8));
    byte[] good =
        Packed.joined(
            BadAnswer.head("200 OK", "Content-Encoding: gzip", "Transfer-Encoding: chunked"),
            (Integer.toHexString(packed.length) + "\r\n").getBytes(ISO_8859_1),
            packed,
            "\r\n0\r\n\r\n".getBytes(ISO_8859_1));
    try (RawServer server =
            new RawServer(line -> {
              String _ = line.request();
              byte[] damaged = good.clone();
              for (int hit = random.nextInt(6); hit >= 0; hit--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
              }
              line.send(damaged);
            });
        Outbound outbound = outbound(PATIENT)) {
      for (int i = 0; i < 500; i++) {
        assertThat(outbound.get(server.at("/"), Map.of())).as("seed " + seed).isNotNull();
      }
    }
  }

  private static void hello(Line line) throws java.io.IOException {
    String _ = line.request();
    line.answer("200 OK", "hello".getBytes(UTF_8));
  }

  private static String told(Reply reply) {
    return switch (reply) {
      case Reply.Answer answer -> answer.status() + " " + answer.body().text(UTF_8);
      case Reply.Failed(String words) -> words;
      case Reply.Refused(String words) -> "refused: " + words;
    };
  }

  private static URI encrypted(RawServer server) {
    return URI.create("https://127.0.0.1:" + server.port() + "/");
  }

  private Outbound outbound(Limits limits) {
    List<Cidr> loopback = List.of(Cidr.parse("127.0.0.0/8"));
    return new Outbound(new NetSettings("Test/1", loopback, limits), BadAnswersTest::lookUp, taps);
  }

  private static InetAddress[] lookUp(String host) throws UnknownHostException {
    if (host.endsWith(".example")) {
      throw new UnknownHostException(host);
    }
    return new InetAddress[] {InetAddress.ofLiteral(host)};
  }
}
