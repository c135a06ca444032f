package org.storywatch.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.alert.Purpose;
import org.storywatch.mail.Samples;
import org.storywatch.ops.Health;
import org.storywatch.ops.Meters;

/// Who is believed, and what strangers and other sites' pages can do.
class AccessTest {
  private static final String SAME = "Sec-Fetch-Site: same-origin";

  private Gate gate;

  @BeforeEach
  void open() throws StartFailure {
    gate = Gate.password();
  }

  @AfterEach
  void close() {
    gate.close();
  }

  @Test
  void aStrangerWhoAsksTooOftenIsToldSoAndAnAdministratorIsNot() throws IOException {
    String session = gate.session();
    int status = 0;
    int asked = 0;
    while (status != 429 && asked < 1_000) {
      status = gate.get("/mine/manage/none").status();
      asked++;
    }
    assertThat(asked).isBetween(590, 601);
    assertThat(gate.get(gate.link(Purpose.MANAGE)).header("Retry-After")).contains("60");
    assertThat(gate.get("/", session).status()).isEqualTo(200);
    assertThat(gate.get("/health/ready").status()).as("a probe").isEqualTo(200);
    assertThat(gate.get("/metrics", "Authorization: Bearer " + Gate.METERS).status())
        .isEqualTo(200);
    assertThat(gate.get("/metrics", "Authorization: Bearer guessed").status()).isEqualTo(429);
    gate.now = gate.now.plusSeconds(2);
    assertThat(gate.get(gate.link(Purpose.MANAGE)).status()).isEqualTo(200);
  }

  @Test
  void theUserOfAProxyIsBelievedFromTheProxyAloneAndOnlyOnce() throws Exception {
    try (Gate proxied = Gate.proxy("127.0.0.1");
        Gate elsewhere = Gate.proxy("192.0.2.1")) {
      String user = "X-Forwarded-User: anna";
      assertThat(proxied.get("/", user).status()).isEqualTo(200);
      assertThat(proxied.get("/", user).body()).doesNotContain("action=\"logout\"");
      assertThat(proxied.get("/", user, "X-Forwarded-User: eve").status()).isEqualTo(401);
      assertThat(proxied.get("/", "X-Forwarded-User: anna,eve").status()).isEqualTo(401);
      assertThat(proxied.get("/", "X-Forwarded-User: ").status()).isEqualTo(401);
      assertThat(proxied.get("/").status()).isEqualTo(401);
      assertThat(elsewhere.get("/", user).status()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Host: localhost, 200",
    "Host: 127.0.0.1:8080, 200",
    "Host: [::1], 200",
    "Host: watch.example.org, 403",
    "X-Forwarded-For: 203.0.113.7, 403",
    "Forwarded: for=203.0.113.7, 403",
    "Via: 1.1 proxy, 403"
  })
  void whatIsOpenOnThisComputerIsNotOpenThroughAProxyOnIt(String header, int status)
      throws Exception {
    try (Gate open = Gate.open()) {
      String[] headers =
          header.startsWith("Host")
              ? new String[] {header}
              : new String[] {"Host: localhost", header};
      assertThat(open.get("/", headers).status()).isEqualTo(status);
      assertThat(open.get(open.link(Purpose.MANAGE), headers).status()).isEqualTo(200);
    }
  }

  @Test
  void somethingThatABrowserShowsByItselfIsNotEnoughToChangeAnything() throws IOException {
    String session = gate.session();
    String body = Gate.form("about", Gate.PROFILE + "/article-0", "verdict", "less");
    assertThat(gate.ask("POST", "/feedback", body, session).status()).isEqualTo(403);
    assertThat(gate.ask("POST", "/logout", "", session).status()).isEqualTo(403);
    assertThat(gate.get("/", session).status()).isEqualTo(200);
    assertThat(
            gate.ask("POST", "/feedback", body, session, "Origin: https://watch.example.org")
                .status())
        .isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PROPFIND", "get"})
  void otherMethodsDoNothing(String method) throws IOException {
    String session = gate.session();
    for (String path : List.of("/", "/feedback", "/logout", "/metrics", "/login")) {
      Gate.Reply reply = gate.ask(method, path, "", session, SAME);
      assertThat(reply.status()).as(path).isIn(400, 404, 405, 501);
      assertThat(reply.body()).doesNotContain("Cookie", "Velden");
    }
    assertThat(gate.get("/", session).status()).isEqualTo(200);
  }

  @Test
  void strangersLearnWhetherItIsWellAndNothingElse() throws IOException {
    assertThat(gate.get("/health/ready").body()).isEqualTo("{\"good\":true}");
    assertThat(gate.get("/health/ready", gate.session()).body()).contains("kafka.example.org");
    assertThat(gate.ask("HEAD", "/health/live", "").status()).isEqualTo(200);
  }

  @Test
  void whatOnlySomeMaySeeIsStoredNowhereAndFramedByNobody() throws IOException {
    String session = gate.session();
    for (String path :
        List.of(
            "/",
            "/metrics",
            "/mail/alert-article-0",
            "/login",
            "/profiles/velden-barrage/feed.atom")) {
      Gate.Reply reply = gate.get(path, session);
      assertThat(reply.header("Content-Security-Policy").orElseThrow())
          .as(path)
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe", "data:", "*");
      assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
      assertThat(reply.header("Referrer-Policy")).contains("same-origin");
      assertThat(reply.header("Cross-Origin-Opener-Policy")).contains("same-origin");
      assertThat(reply.header("Cross-Origin-Resource-Policy")).contains("same-origin");
      assertThat(reply.header("Permissions-Policy").orElseThrow()).contains("camera=()");
      assertThat(reply.header("Strict-Transport-Security")).contains("max-age=31536000");
      assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
      if (!path.equals("/login")) {
        assertThat(reply.header("Cache-Control")).as(path).contains("no-store");
      }
    }
    assertThat(gate.get("/login").header("Cache-Control")).contains("no-store");
    assertThat(gate.get(gate.link(Purpose.MANAGE)).header("Cache-Control")).contains("no-store");
  }

  @Test
  void thePageGivesFeedReadersTheKeyAndAKeyOpensItsOwnFeedAlone() throws IOException {
    String page = gate.get("/", gate.session()).body();
    String path =
        page.replaceFirst("(?s).*?href=\"(profiles/velden-barrage/feed\\.atom[^\"]+)\".*", "$1");
    assertThat(gate.get("/" + path).status()).isEqualTo(200);
    assertThat(gate.get("/" + path.replace("velden-barrage", "qarun")).status()).isEqualTo(401);
    assertThat(gate.get("/" + path + "x").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void nothingIsServedToOthersWithoutAnAdministrator(String address) {
    try (Meters meters = new Meters();
        Dashboard dashboard =
            new Dashboard(
                new WebSettings(
                    new InetSocketAddress(address, 0),
                    URI.create("http://localhost/"),
                    Optional.empty()),
                new Recent(),
                new Health(),
                meters.registry(),
                Samples.mail(),
                () -> Samples.NOON)) {
      assertThatThrownBy(dashboard::start)
          .isInstanceOf(StartFailure.class)
          .hasMessageStartingWith("web.listen: ")
          .hasMessageContaining("web.password-file")
          .hasMessageNotContaining("\n");
    }
  }
}
