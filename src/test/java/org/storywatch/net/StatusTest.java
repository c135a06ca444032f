package org.storywatch.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that the caller judges come to the caller as they were, and each after one request.
class StatusTest {
  private final Queue<String> heads = new ConcurrentLinkedQueue<>();
  private final RawServer server =
      new RawServer(line -> {
        String _ = line.request();
        line.answer(String.valueOf(heads.poll()), "body".getBytes(UTF_8));
      });
  private final Outbound outbound =
      new Outbound(NetSettings.usual("Test/1 (+me@a.example)", List.of(Cidr.parse("127.0.0.0/8"))));

  @AfterEach
  void close() {
    outbound.close();
    server.close();
  }

  @Test
  void aRequestSaysWhoAsksAndWhatIsUnderstood() {
    get("200 OK");
    assertThat(server.requests())
        .singleElement()
        .asString()
        .contains("User-Agent: Test/1 (+me@a.example)\r\n")
        .contains("Accept-Encoding: gzip, deflate, br\r\n")
        .contains("Host: 127.0.0.1:" + server.port() + "\r\n")
        .contains("Connection: close\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "120",
        "Fri, 31 Dec 2027 23:59:59 GMT",
        "315360000",
        "-1",
        "soon",
        "99999999999999999999",
        "2027-12-31T23:59:59Z"
      })
  void retryAfterIsHandedOnAsItIs(String value) {
    Reply.Answer answer = get("503 Busy\r\nRetry-After: " + value);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).contains(value);
    assertThat(answer.body().size()).isZero();
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"400", "401", "403", "404", "410", "429", "451", "500", "502", "599"})
  void refusalsAreAnswersAndNotAskedTwice(String status) {
    assertThat(get(status + " No").status()).hasToString(status);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aServerThatComesAndGoesIsBelievedEachTime() {
    List<Integer> statuses =
        List.of("503 Busy", "200 OK", "500 No", "200 OK", "502 No").stream()
            .map(this::get)
            .map(Reply.Answer::status)
            .toList();
    assertThat(statuses).containsExactly(503, 200, 500, 200, 502);
    assertThat(server.requests()).hasSize(5);
  }

  @Test
  void nothingNewMayComeWithAnotherValidator() {
    heads.add("304 Not Modified\r\nETag: \"b\"");
    Reply reply = outbound.get(server.at("/"), Map.of("if-none-match", "\"a\""));
    assertThat(reply).isInstanceOf(Reply.Answer.class);
    Reply.Answer answer = (Reply.Answer) reply;
    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.header("etag")).contains("\"b\"");
  }

  @Test
  void nothingNewIsNoAnswerToWhomHasNothing() {
    heads.add("304 Not Modified");
    assertThat(outbound.get(server.at("/"), Map.of("Accept", "*/*")))
        .isEqualTo(
            new Reply.Failed("says that it has not changed, but nobody asked whether it had"));
  }

  @Test
  void aRedirectToNowhereIsAnAnswer() {
    assertThat(get("302 Found").status()).isEqualTo(302);
    assertThat(get("300 Choose\r\nLocation: /a").status()).isEqualTo(300);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void wordsOfStrangersAreCutToALine() {
    heads.add("302 Found\r\nLocation: gopher://a/\u00e2\u0080\u00ae" + "x".repeat(5000));
    Reply reply = outbound.get(server.at("/"), Map.of());
    assertThat(reply).isInstanceOf(Reply.Failed.class);
    assertThat(((Reply.Failed) reply).words())
        .matches("redirects to \"gopher://a/ +x{150,200}…\", which is no web address");
  }

  private Reply.Answer get(String head) {
    heads.add(head);
    Reply reply = outbound.get(server.at("/"), Map.of());
    assertThat(reply).isInstanceOf(Reply.Answer.class);
    return (Reply.Answer) reply;
  }
}
