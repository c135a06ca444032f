package org.storywatch.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.broker.OddBroker;
import org.storywatch.ops.Condition;

/// A real broker that is reached by TLS and a login only.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class SecurityTest {
  record Note(int schema, String words) {}

  private static final String STORE = "changeit";
  private static final String PASSWORD = "it's \"odd\\";

  @TempDir private static Path folder;
  private EmbeddedBroker broker;

  @BeforeAll
  void start() throws Exception {
    certify("broker");
    certify("stranger");
    broker = OddBroker.start(folder.resolve("kafka"), SecurityTest::secure);
    KafkaSettings admin = reached(Security.Mechanism.PLAIN, "admin", "admin", "broker");
    try (Admin client = new Clients(admin, "test").admin()) {
      client
          .alterUserScramCredentials(
              List.of(
                  new UserScramCredentialUpsertion(
                      "storywatch",
                      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096),
                      PASSWORD)))
          .all()
          .get();
    }
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  @Test
  void whatIsWrittenIsReadWithALogin() throws Exception {
    Cluster cluster =
        cluster(reached(Security.Mechanism.SCRAM_SHA_512, "storywatch", PASSWORD, "broker"));
    cluster.createTopics(1);
    try (Writer writer = cluster.writer("test")) {
      writer.write(List.of(Out.of(Topic.ARTICLES, "a", new Note(1, "words"))));
    }
    List<String> keys = new ArrayList<>();
    cluster.readAll(Topic.ARTICLES, record -> keys.add(record.key()));
    assertThat(keys).containsExactly("a");
  }

  @Test
  void aPasswordMayHaveAnyCharacters() throws Exception {
    Cluster.check(reached(Security.Mechanism.PLAIN, "odd", PASSWORD, "broker"));
  }

  @Test
  void aWrongPasswordIsSaidInOneLineAndAskedAgain() {
    KafkaSettings wrong =
        reached(Security.Mechanism.SCRAM_SHA_512, "storywatch", "a guess", "broker");
    assertRefused(wrong, "kafka.username: ", "storywatch by SCRAM-SHA-512");
    assertThatThrownBy(() -> Cluster.check(wrong)).message().doesNotContain("a guess");
    try (Pulse pulse = new Pulse(wrong, Duration.ofMillis(100))) {
      pulse.start();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> pulse.condition().level() == Condition.Level.TRYING);
      assertThat(pulse.condition().words()).startsWith("kafka.username: ");
    }
  }

  @Test
  void aBrokerThatNobodyVouchesForIsNotTalkedTo() {
    assertRefused(
        reached(Security.Mechanism.PLAIN, "admin", "admin", "stranger"),
        "kafka.truststore: no safe connection to ");
  }

  @Test
  void withoutAnySecurityItDoesNotAnswer() {
    assertRefused(new KafkaSettings(broker.bootstrap(), 1), "kafka.bootstrap: ");
  }

  @Test
  void aMechanismThatTheBrokerDoesNotHaveIsSaid() {
    assertRefused(
        reached(Security.Mechanism.SCRAM_SHA_256, "storywatch", PASSWORD, "broker"),
        "kafka.username: ",
        "SCRAM-SHA-256");
  }

  private void assertRefused(KafkaSettings kafka, String begin, String... more) {
    assertThatThrownBy(() -> Cluster.check(kafka))
        .isInstanceOf(Unreachable.class)
        .message()
        .startsWith(begin + broker.bootstrap())
        .satisfies(words -> assertThat(List.of(more)).allMatch(words::contains))
        .doesNotContain("\n");
  }

  private static Cluster cluster(KafkaSettings kafka) {
    return new Cluster(kafka, "test", new SimpleMeterRegistry());
  }

  private KafkaSettings reached(
      Security.Mechanism mechanism, String user, String password, String trusted) {
    return new KafkaSettings(
        broker.bootstrap(),
        1,
        Optional.empty(),
        Optional.empty(),
        new Security(
            Security.Protocol.SASL_SSL,
            Optional.of(folder.resolve(trusted + ".crt")),
            Optional.of(folder.resolve("broker.pem")),
            Optional.empty(),
            Optional.of(new Security.Login(mechanism, user, password))));
  }

  private static void secure(Properties settings) {
    for (String listeners : List.of("listeners", "advertised.listeners")) {
      settings.setProperty(
          listeners, settings.getProperty(listeners).replace("PLAINTEXT://", "SASL_SSL://"));
    }
    settings.setProperty("inter.broker.listener.name", "SASL_SSL");
    settings.setProperty(
        "listener.security.protocol.map", "SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT");
    settings.setProperty("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512");
    settings.setProperty("sasl.mechanism.inter.broker.protocol", "PLAIN");
    settings.setProperty(
        "listener.name.sasl_ssl.plain.sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=admin"
            + " password=admin user_admin=admin user_odd=\"it's \\\"odd\\\\\";");
    settings.setProperty(
        "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    settings.setProperty("ssl.keystore.type", "PEM");
    settings.setProperty("ssl.keystore.location", folder.resolve("broker.pem").toString());
    settings.setProperty("ssl.truststore.type", "PEM");
    settings.setProperty("ssl.truststore.location", folder.resolve("broker.crt").toString());
    settings.setProperty("ssl.client.auth", "required");
  }

  /// Makes a key with a certificate that vouches for itself: `name.crt`, and both in `name.pem`.
  private static void certify(String name) throws Exception {
    Path store = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                STORE,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance(store.toFile(), STORE.toCharArray());
    Key key = keys.getKey(name, STORE.toCharArray());
    String certificate = pem("CERTIFICATE", keys.getCertificate(name).getEncoded());
    Files.writeString(folder.resolve(name + ".crt"), certificate);
    Files.writeString(
        folder.resolve(name + ".pem"), pem("PRIVATE KEY", key.getEncoded()) + certificate);
  }

  private static String pem(String kind, byte[] bytes) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, lines, kind);
  }
}
