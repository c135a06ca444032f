package org.storywatch.websub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {
  private static final Instant NOW = Instant.parse("2020-01-14T12:00:00Z");
  private static final String TOPIC = "https://courier.example/rss?a=1&b=2";

  private final Callbacks callbacks =
      new Callbacks(URI.create("https://watch.example/"), "a key that nobody knows");
  private final Door door = new Door(callbacks);
  private final Door.Called called = called(callbacks.url("f1", TOPIC));

  @Test
  void addressesAreBelowThePageAndShort() {
    assertThat(callbacks.url("0123456789abcdef01234567", TOPIC))
        .startsWith("https://watch.example/websub/0123456789abcdef01234567/")
        .hasSizeLessThan(200);
  }

  @Test
  void whatWasAskedForIsConfirmedWithTheChallenge() {
    Door.Answer answer = ask(called, "subscribe", TOPIC, "864000");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("42");
    assertThat(answer.word()).contains(Word.leased("f1", NOW, 864_000));
  }

  @Test
  void aLeaseWithoutALengthLastsADay() {
    assertThat(ask(called, "subscribe", TOPIC, "soon").word())
        .contains(Word.leased("f1", NOW, 86_400));
  }

  @Test
  void whatNobodyAskedForIsNotConfirmed() {
    assertThat(ask(called, "subscribe", "https://other.example/rss", "60").status()).isEqualTo(404);
    assertThat(ask(called, "unsubscribe", TOPIC, "60").status()).isEqualTo(404);
    assertThat(ask(called, "publish", TOPIC, "60").status()).isEqualTo(404);
    Door.Called madeUp = new Door.Called("f1", called.topic(), "0".repeat(32));
    Door.Called moved = new Door.Called("f2", called.topic(), called.seal());
    for (Door.Called wrong : new Door.Called[] {madeUp, moved}) {
      assertThat(ask(wrong, "subscribe", TOPIC, "60").status()).isEqualTo(404);
      assertThat(ask(wrong, "denied", TOPIC, "60").word()).isEmpty();
      assertThat(tell(wrong, "<rss/>", "").status()).isEqualTo(404);
    }
  }

  @Test
  void anAddressMadeWithAnotherKeyIsNotOurs() {
    Callbacks others = new Callbacks(URI.create("https://watch.example"), "another key altogether");
    assertThat(ask(called(others.url("f1", TOPIC)), "subscribe", TOPIC, "60").status())
        .isEqualTo(404);
  }

  @Test
  void aConfirmationNeedsAChallenge() {
    assertThat(
            door.asked(
                called,
                name -> Map.of("hub.mode", "subscribe", "hub.topic", TOPIC).getOrDefault(name, ""),
                NOW))
        .extracting(Door.Answer::status)
        .isEqualTo(400);
  }

  @Test
  void aDenialIsHandedOnWithItsReason() {
    Map<String, String> call = call("denied", TOPIC, "");
    call.put("hub.reason", "x".repeat(9_000));
    Door.Answer answer = door.asked(called, name -> call.getOrDefault(name, ""), NOW);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.word()).contains(Word.denied("f1", NOW, "x".repeat(300)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha1", "sha256", "sha384", "sha512"})
  void contentWithTheRightSignatureIsHandedOn(String method) {
    String body = "<rss>é</rss>";
    Door.Answer answer = tell(called, body, Hub.sign(method, body, secret()));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.word()).isPresent();
    assertThat(new String(answer.word().orElseThrow().bytes(), UTF_8)).isEqualTo(body);
    assertThat(answer.word().orElseThrow().kind()).isEqualTo(Word.Kind.CONTENT);
  }

  @Test
  void contentThatIsNotSignedIsAcknowledgedAndForgotten() {
    String body = "<rss/>";
    String good = Hub.sign("sha256", body, secret());
    for (String signature :
        new String[] {
          "",
          "sha256=",
          "sha256=zz",
          "md5=00",
          good.substring(0, 40),
          "sha1" + good.substring(6),
          Hub.sign("sha256", body, "wrong"),
          Hub.sign("sha256", "<rdf/>", secret())
        }) {
      Door.Answer answer = tell(called, body, signature);
      assertThat(answer.status()).as(signature).isEqualTo(202);
      assertThat(answer.word()).as(signature).isEmpty();
    }
  }

  @Test
  void contentThatIsTooLongMeansThatTheFeedIsPolled() {
    Door.Answer answer = tell(called, "x".repeat(Door.LONGEST + 1), "");
    assertThat(answer.word()).contains(Word.nudge("f1", NOW));
  }

  private String secret() {
    return callbacks.secret("f1", called.topic());
  }

  private Door.Answer ask(Door.Called by, String mode, String topic, String seconds) {
    Map<String, String> call = call(mode, topic, seconds);
    return door.asked(by, name -> call.getOrDefault(name, ""), NOW);
  }

  private static Map<String, String> call(String mode, String topic, String seconds) {
    Map<String, String> call = new HashMap<>();
    call.put("hub.mode", mode);
    call.put("hub.topic", topic);
    call.put("hub.challenge", "42");
    call.put("hub.lease_seconds", seconds);
    return call;
  }

  private Door.Answer tell(Door.Called by, String body, String signature) {
    return door.told(by, signature, "application/rss+xml", body.getBytes(UTF_8), NOW);
  }

  private static Door.Called called(String url) {
    String[] parts = URI.create(url).getPath().split("/", -1);
    return new Door.Called(parts[2], parts[3], parts[4]);
  }
}
