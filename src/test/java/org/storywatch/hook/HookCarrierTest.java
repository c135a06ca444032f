package org.storywatch.hook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Carrier;
import org.storywatch.alert.Message;
import org.storywatch.mail.Samples;
import org.storywatch.net.Cidr;
import org.storywatch.net.NetSettings;
import org.storywatch.net.Outbound;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Against a real server on loopback.
class HookCarrierTest {
  private static final Instant SENT = Instant.parse("2026-03-14T12:30:00Z");
  private static final String SECRET = "a secret of the receiver";

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile int status = 204;
  private HttpServer server;
  private Outbound outbound;
  private HookCarrier carrier;

  private record Call(String method, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    outbound = new Outbound(NetSettings.usual("test", List.of(Cidr.parse("127.0.0.0/8"))));
    carrier =
        new HookCarrier(
            outbound, Map.of(hook(), SECRET), "the program's", InstantSource.fixed(SENT));
  }

  @AfterEach
  void close() {
    outbound.close();
    server.stop(0);
  }

  @Test
  void aDevelopmentIsPostedAndItsSignatureIsGood() throws Exception {
    Message message = development(hook());
    assertThat(carrier.carry(message)).isEqualTo(new Carrier.Outcome.Accepted("answered 204"));
    Call call = calls.getFirst();
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.header("Content-type")).startsWith("application/json");
    assertThat(call.header("Idempotency-key")).isEqualTo("alert-article-0");
    verify(call, SECRET);

    JsonNode body = JsonMapper.shared().readTree(call.body());
    assertThat(body.path("schema").intValue()).isEqualTo(1);
    assertThat(body.path("id").stringValue()).isEqualTo("alert-article-0");
    assertThat(body.path("notes")).isEmpty();
    JsonNode alert = body.path("alerts").get(0);
    assertThat(new ArrayList<>(alert.propertyNames()))
        .containsExactly(
            "id",
            "kind",
            "profile",
            "development",
            "strand",
            "article",
            "score",
            "reason",
            "news",
            "terms",
            "outlets",
            "soFar",
            "created");
    assertThat(alert.path("kind").stringValue()).isEqualTo("development");
    assertThat(alert.path("profile").stringValue()).isEqualTo("velden-barrage");
    assertThat(alert.path("article").path("title").stringValue())
        .isEqualTo("Velden council halts the river barrage after cracks are found");
    assertThat(alert.path("article").path("published").stringValue())
        .isEqualTo("2026-03-14T12:00:00Z");
    assertThat(alert.path("terms").get(0).stringValue()).isEqualTo("river barrage");
    assertThat(alert.path("outlets").get(0).stringValue()).isEqualTo("Daily Kiosk");
    assertThat(alert.path("score").doubleValue()).isEqualTo(0.834);
  }

  @Test
  void whatIsSentAgainIsTheSame() {
    carrier.carry(development(hook()));
    carrier.carry(development(hook()));
    assertThat(calls).hasSize(2);
    assertThat(calls.getFirst().body()).isEqualTo(calls.getLast().body());
    assertThat(calls.getFirst().header("Idempotency-key"))
        .isEqualTo(calls.getLast().header("Idempotency-key"));
  }

  @Test
  void whoHasNoSecretOfTheirOwnGetsOneThatGivesNothingAway() throws Exception {
    String other = hook() + "/other";
    carrier.carry(development(other));
    verify(calls.getFirst(), hmac("storywatch webhook\n" + other, "the program's"));
  }

  @Test
  void aDigestAndWhatIsNoDevelopmentArePostedToo() {
    Alert quiet =
        alert(
            "s",
            new About.Silence(
                "libya",
                SENT.minus(Duration.ofDays(7)),
                SENT,
                9_000,
                List.of(new About.Earlier("Near", "Outlet", URI.create("https://e.org/1"), SENT))));
    Alert flood = alert("f", new About.Flood("libya", 13, 12, List.of()));
    carrier.carry(new Message(List.of(quiet, flood), List.of("a feed is away"), Map.of()));
    JsonNode body = JsonMapper.shared().readTree(calls.getFirst().body());
    assertThat(body.path("id").stringValue()).hasSize(32).isNotEqualTo("s");
    assertThat(body.path("notes").get(0).stringValue()).isEqualTo("a feed is away");
    assertThat(body.path("alerts").get(0).path("articles").longValue()).isEqualTo(9_000);
    assertThat(body.path("alerts").get(0).path("misses").get(0).path("title").stringValue())
        .isEqualTo("Near");
    assertThat(body.path("alerts").get(1).path("kind").stringValue()).isEqualTo("flood");
    assertThat(body.path("alerts").get(1).path("usual").intValue()).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource({
    "200, Accepted", "202, Accepted", "410, Refused", "400, Postponed", "401, Postponed",
    "404, Postponed", "429, Postponed", "500, Postponed", "503, Postponed", "302, Postponed",
    "307, Postponed",
  })
  void theStatusDecides(int status, String outcome) {
    this.status = status;
    Carrier.Outcome found = carrier.carry(development(hook()));
    assertThat(found.getClass().getSimpleName()).isEqualTo(outcome);
    assertThat(found.words()).isNotEmpty();
    assertThat(calls).as("no redirect is followed").hasSize(1);
  }

  @Test
  void whatCannotBeReachedOrMayNotBeIsTriedAgain() {
    server.stop(0);
    assertThat(carrier.carry(development(hook()))).isInstanceOf(Carrier.Outcome.Postponed.class);
    Carrier.Outcome closed = carrier.carry(development("http://10.0.0.1/hook"));
    assertThat(closed).isInstanceOf(Carrier.Outcome.Postponed.class);
    assertThat(closed.words()).contains("private address");
  }

  @Test
  void theAddressDecidesWhoCarriesIt() {
    Set<String> mailed = new java.util.HashSet<>();
    Carrier either =
        carrier.or(message -> {
          mailed.add(message.alerts().getFirst().subscriber());
          return new Carrier.Outcome.Accepted("250");
        });
    either.carry(development(hook()));
    either.carry(development("you@example.org"));
    assertThat(mailed).containsExactly("you@example.org");
    assertThat(calls).hasSize(1);
  }

  private static void verify(Call call, String secret) throws Exception {
    String header = call.header("Storywatch-signature");
    assertThat(header).startsWith("t=" + SENT.getEpochSecond() + ",v1=");
    String[] parts = header.split(",v1=", 2);
    String signed = parts[0].substring(2) + "." + call.body();
    assertThat(parts[1]).isEqualTo(hmac(signed, secret));
  }

  private static String hmac(String words, String secret) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(words.getBytes(UTF_8)));
  }

  private String hook() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  private static Message development(String to) {
    Alert sample = Samples.alert(Samples.opening());
    Alert alert =
        new Alert(
            1, sample.id(), to, sample.cadence(), sample.due(), sample.about(), sample.created());
    return new Message(
        List.of(alert), List.of(), Map.of(alert.id(), List.of("Daily Kiosk", "Ostmann Post")));
  }

  private Alert alert(String id, About about) {
    return new Alert(1, id, hook(), Cadence.HOURLY, SENT, about, SENT);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    calls.add(
        new Call(exchange.getRequestMethod(), Map.copyOf(exchange.getRequestHeaders()), body));
    exchange.getResponseHeaders().add("Location", "/elsewhere");
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
