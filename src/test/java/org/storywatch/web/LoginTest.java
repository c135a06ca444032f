package org.storywatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Logging in and out, and guessing.
class LoginTest {
  private static final String SAME = "Sec-Fetch-Site: same-origin";
  private static final String HTML = "Accept: text/html,*/*";

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
  void aBrowserIsSentToTheFormAndBackToWhereItWantedTo() throws IOException {
    Gate.Reply sent = gate.get("/mail/alert-article-0", HTML);
    assertThat(sent.status()).isEqualTo(303);
    assertThat(sent.header("Location")).contains("../login?to=mail%2Falert-article-0");
    Gate.Reply form = gate.get("/login?to=mail%2Falert-article-0", HTML);
    assertThat(form.body()).contains("name=\"to\" value=\"mail/alert-article-0\"");
    Gate.Reply in = login(Gate.PASSWORD, "mail/alert-article-0");
    assertThat(in.status()).isEqualTo(303);
    assertThat(in.header("Location")).contains("./mail/alert-article-0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example.org/",
        "/\\evil.example.org",
        "https://evil.example.org",
        "a//evil.example.org",
        "../x",
        "x\r\nX-Evil: 1"
      })
  void noOtherPlaceIsGoneOnTo(String place) throws IOException {
    assertThat(login(Gate.PASSWORD, place).header("Location")).contains("./");
  }

  @Test
  void theCookieIsForThisSiteAndNoScript() throws IOException {
    String cookie = login(Gate.PASSWORD, "").header("Set-Cookie").orElseThrow();
    assertThat(cookie)
        .matches("__Host-storywatch=[A-Za-z0-9_-]{43};.*")
        .contains("HttpOnly", "Secure", "SameSite=Lax", "Path=/")
        .doesNotContain("Domain", "Max-Age", "Expires");
  }

  @Test
  void withoutHttpsTheCookieIsNotSecureAndNothingPromisesHttps() throws Exception {
    try (Gate plain = Gate.at("http://localhost:8080/")) {
      Gate.Reply in =
          plain.ask(
              "POST", "/login", Gate.form("password", Gate.PASSWORD), "Host: localhost", SAME);
      assertThat(in.header("Set-Cookie").orElseThrow())
          .startsWith("storywatch=")
          .contains("HttpOnly")
          .doesNotContain("Secure");
      assertThat(in.header("Strict-Transport-Security")).isEmpty();
    }
  }

  @Test
  void eachLoginHasAnIdOfItsOwnAndEndsTheOneBefore() throws IOException {
    String first = gate.session();
    String second = gate.session(first);
    assertThat(second).isNotEqualTo(first);
    assertThat(gate.get("/", first).status()).isEqualTo(401);
    assertThat(gate.get("/", second).status()).isEqualTo(200);
    assertThat(gate.get("/", "Cookie: __Host-storywatch=mine").status()).isEqualTo(401);
  }

  @Test
  void whoLogsOutIsOut() throws IOException {
    String session = gate.session();
    assertThat(gate.get("/", session).body()).contains("action=\"logout\"");
    assertThat(gate.get("/logout", session).status()).as("by a link").isEqualTo(404);
    assertThat(gate.get("/", session).status()).isEqualTo(200);
    Gate.Reply out = gate.ask("POST", "/logout", "", session, SAME);
    assertThat(out.status()).isEqualTo(303);
    assertThat(out.header("Set-Cookie").orElseThrow())
        .contains("__Host-storywatch=;", "Expires=Thu, 01 Jan 1970");
    assertThat(gate.get("/", session).status()).isEqualTo(401);
  }

  @Test
  void aSessionEndsWhenItIsNotUsedAndWhenItIsOld() throws IOException {
    String session = gate.session();
    gate.now = gate.now.plus(Duration.ofHours(11));
    assertThat(gate.get("/", session).status()).isEqualTo(200);
    gate.now = gate.now.plus(Duration.ofHours(11));
    assertThat(gate.get("/", session, "X-Unasked: yes").status())
        .as("asked by the page")
        .isEqualTo(200);
    gate.now = gate.now.plus(Duration.ofHours(1));
    assertThat(gate.get("/", session).status()).as("not used for 12 hours").isEqualTo(401);

    String busy = gate.session();
    for (int hours = 0; hours < 7 * 24 - 6; hours += 6) {
      gate.now = gate.now.plus(Duration.ofHours(6));
      assertThat(gate.get("/", busy).status()).isEqualTo(200);
    }
    gate.now = gate.now.plus(Duration.ofHours(6));
    assertThat(gate.get("/", busy).status()).as("seven days old").isEqualTo(401);
  }

  @Test
  void guessingIsSlowedDownAndNotForAllTime() throws IOException {
    for (int i = 0; i < 10; i++) {
      assertThat(login("guess " + i, "").status()).isEqualTo(403);
    }
    Gate.Reply late = login(Gate.PASSWORD, "");
    assertThat(late.status()).isEqualTo(429);
    assertThat(late.header("Retry-After")).contains("60");
    assertThat(late.header("Set-Cookie")).isEmpty();
    gate.now = gate.now.plus(Duration.ofMinutes(1));
    assertThat(login(Gate.PASSWORD, "").status()).isEqualTo(303);
  }

  @Test
  void guessingFromManyAddressesIsSlowedDownAsWell() throws Exception {
    try (Gate proxied = Gate.proxy("127.0.0.1")) {
      List<Integer> statuses =
          IntStream.range(0, 101)
              .mapToObj(i -> {
                try {
                  return proxied
                      .ask(
                          "POST",
                          "/login",
                          Gate.form("password", "guess"),
                          "X-Forwarded-For: 203.0.113." + i,
                          SAME)
                      .status();
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              })
              .toList();
      assertThat(statuses.subList(0, 100)).containsOnly(403);
      assertThat(statuses.getLast()).isEqualTo(429);
    }
  }

  @Test
  void whoeverComesByTheProxyIsCountedByTheAddressThatTheProxySaw() throws Exception {
    try (Gate proxied = Gate.proxy("127.0.0.1")) {
      for (int i = 0; i < 10; i++) {
        // The first part is the guesser's own invention.
        guess(proxied, "198.51.100." + i + ", 203.0.113.7");
      }
      assertThat(guess(proxied, "198.51.100.99, 203.0.113.7")).isEqualTo(429);
      assertThat(guess(proxied, "203.0.113.7, 127.0.0.1")).as("a chain of two").isEqualTo(429);
      assertThat(guess(proxied, "203.0.113.8")).isEqualTo(403);
      for (int i = 0; i < 10; i++) {
        guess(proxied, "2001:db8:1:2::" + i);
      }
      assertThat(guess(proxied, "2001:db8:1:2:ffff::1")).as("the same network").isEqualTo(429);
      assertThat(guess(proxied, "2001:db8:1:3::1")).isEqualTo(403);
    }
  }

  @Test
  void whoFillsInAFormAfterTheirSessionEndedIsToldSo() throws IOException {
    Gate.Reply reply = gate.ask("POST", "/feedback", "verdict=less", SAME, HTML);
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.body()).contains("Nothing was changed", "name=\"password\"");
  }

  @Test
  void anotherSitesPageCannotLogItsReaderIn() throws IOException {
    Gate.Reply reply =
        gate.ask(
            "POST",
            "/login",
            Gate.form("password", Gate.PASSWORD),
            "Sec-Fetch-Site: cross-site",
            "Origin: https://evil.example.org");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.header("Set-Cookie")).isEmpty();
  }

  private static int guess(Gate proxied, String forwarded) throws IOException {
    return proxied
        .ask(
            "POST", "/login", Gate.form("password", "guess"), "X-Forwarded-For: " + forwarded, SAME)
        .status();
  }

  private Gate.Reply login(String password, String to) throws IOException {
    return gate.ask("POST", "/login", Gate.form("password", password, "to", to), SAME);
  }
}
