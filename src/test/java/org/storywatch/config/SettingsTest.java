package org.storywatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Manners;
import org.storywatch.alert.Subscriber;
import org.storywatch.stream.KafkaSettings;
import org.storywatch.stream.Security;

class SettingsTest {
  @TempDir private Path folder;

  @Test
  void theFileThatComesWithTheProgramIsGood() throws Exception {
    Settings settings = Settings.read(Path.of("config/storywatch.yaml"), Map.of());
    assertThat(settings.kafka().bootstrap()).isEqualTo("embedded");
    assertThat(settings.feeds()).containsExactly("config/feeds.opml");
    assertThat(settings.minInterval()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.archived()).isEqualTo(Duration.ofDays(90));
    assertThat(settings.mail().smtp()).isEmpty();
    assertThat(settings.subscribers())
        .containsExactly(
            Subscriber.of("you@example.org", Set.of("libya-ceasefire"), Cadence.IMMEDIATE));
    assertThat(settings.web().listen().getPort()).isEqualTo(8080);
    assertThat(settings.web().subscribe()).as("on this computer alone").isTrue();
  }

  @Test
  void theSettingsForThreeBrokersKeepThreeCopiesAndWaitForTwo() throws Exception {
    KafkaSettings kafka = Settings.read(Path.of("config/production.yaml"), Map.of()).kafka();
    assertThat(kafka.replication()).contains(3);
    assertThat(kafka.insync()).contains(2);
  }

  @Test
  void aLoginIsTakenFromTheFileAndItsPasswordFromTheEnvironment() throws Exception {
    Path file = folder.resolve("login.yaml");
    Files.writeString(
        file,
        "feeds: [a]\n"
            + "kafka: {bootstrap: 'b:1', security: sasl_ssl, mechanism: plain, username: me}");
    Path secret = folder.resolve("secret");
    Files.writeString(secret, "a \"word\"\n");
    Security security =
        Settings.read(file, Map.of("STORYWATCH_KAFKA_PASSWORD_FILE", secret.toString()))
            .kafka()
            .security();
    assertThat(security.protocol()).isEqualTo(Security.Protocol.SASL_SSL);
    assertThat(security.login())
        .contains(new Security.Login(Security.Mechanism.PLAIN, "me", "a \"word\""));
    assertThat(security.toString()).doesNotContain("word");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "web: {subscribe: off} | false",
        "web: {public-url: 'https://watch.example.org'} | false",
        "web: {public-url: 'https://watch.example.org', subscribe: open} | true",
        "web: {listen: '0.0.0.0:8080', user-header: X-User, proxies: [10.0.0.1]} | false"
      })
  void theFormToSubscribeIsOpenToOthersOnlyWhereThatIsSaid(String web, boolean open)
      throws Exception {
    Path file = Files.writeString(folder.resolve("c.yaml"), "feeds: [a]\n" + web + "\n");
    assertThat(Settings.read(file, Map.of()).web().subscribe()).isEqualTo(open);
  }

  @Test
  void theAgentNamesTheProgramItsVersionAndWhomToWriteTo() throws Exception {
    Settings named = read("feeds: [a]\nfetch: {contact: me@paper.example}", Map.of());
    assertThat(named.net().userAgent())
        .matches("Storywatch/\\S+ \\(news feed reader; \\+me@paper\\.example\\)");
    assertThat(read("feeds: [a]", Map.of()).net().userAgent())
        .matches("Storywatch/\\S+ \\(news feed reader\\)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          feeds: [a]\\nfeed: [b]                        | c.yaml:2: feed: there is no such key
          feeds: [a]\\nweb: {listen: 8080}              | c.yaml:2: web.listen: "8080" cannot be used: address:port
          feeds: [a]\\nfetch: {min-interval: soon}      | c.yaml:2: fetch.min-interval: "soon" cannot be used: a length of time
          feeds: [a]\\nfetch:\\n  allow-private: [x/8]  | c.yaml:3: fetch.allow-private: "x/8" cannot be used
          feeds: [a]\\nkafka: {bootstrap: broker}       | c.yaml:2: kafka.bootstrap: "broker" cannot be used: embedded
          feeds: [a]\\narchive: {days: 0}              | c.yaml:2: archive.days: "0" cannot be used: a number from 1 to 3650
          feeds: [a]\\nkafka: embedded                  | c.yaml:2: kafka has to be a group of keys
          feeds: [a]\\nmail: {smtp: 'http://x'}         | c.yaml:2: mail.smtp: cannot be used: an address is wanted
          feeds: [a]\\nmail: {from: nobody}             | c.yaml:2: mail.from: "nobody" cannot be used
          feeds: [a]\\nfetch: {min-interval: 0s}        | c.yaml:2: fetch.min-interval: "0s" cannot be used: more than nothing is wanted
          feeds: [a]\\nfetch: {min-interval: 000d}      | c.yaml:2: fetch.min-interval: "000d" cannot be used: more than nothing
          feeds: [a]\\nfetch: {min-interval: -5m}       | c.yaml:2: fetch.min-interval: "-5m" cannot be used: a length of time
          feeds: [a]\\nkafka: {bootstrap: 'b:99999'}    | c.yaml:2: kafka.bootstrap: "b:99999" cannot be used: embedded
          feeds: [a]\\nkafka: {bootstrap: 'a:1,b:0'}    | c.yaml:2: kafka.bootstrap: "a:1,b:0" cannot be used: embedded
          feeds: [a]\\nkafka: {bootstrap: 'b:1', replication: 2, min-insync: 3} | c.yaml:2: kafka.min-insync: there are only 2 copies
          feeds: [a]\\nkafka: {replication: 3}          | c.yaml:2: kafka.replication: the embedded broker has the only copy
          feeds: [a]\\nkafka: {security: ssl}           | c.yaml:2: kafka.security: the embedded broker needs none
          feeds: [a]\\nkafka: {bootstrap: 'b:1', security: tls}   | c.yaml:2: kafka.security: "tls" cannot be used: wanted is plaintext, ssl
          feeds: [a]\\nkafka: {bootstrap: 'b:1', security: sasl_ssl} | c.yaml:2: kafka.security: a login wants kafka.username and kafka.password
          feeds: [a]\\nkafka: {bootstrap: 'b:1', username: me}    | c.yaml:2: kafka.username: there is no login
          feeds: [a]\\nkafka: {bootstrap: 'b:1', security: SSL, truststore: no.pem} | c.yaml:2: kafka.truststore: "no.pem" cannot be used: it cannot be read
          feeds: [a]\\nkafka: {bootstrap: 'b:1', security: ssl, keystore: pom.xml} | c.yaml:2: kafka.keystore: "pom.xml" cannot be used: a PEM file is wanted
          feeds: [a]\\nkafka: {bootstrap: 'b:1', security: sasl_ssl, mechanism: GSSAPI} | c.yaml:2: kafka.mechanism: "GSSAPI" cannot be used: wanted is PLAIN, SCRAM
          feeds: [a]\\nkafka: {partitions: 0}           | c.yaml:2: kafka.partitions: "0" cannot be used: a number from 1
          feeds: [a]\\nweb: {public-url: 'http://x:0'}  | c.yaml:2: web.public-url: "http://x:0" cannot be used
          feeds: [a]\\nweb: {listen: '127.0.0.1:65536'} | c.yaml:2: web.listen: "127.0.0.1:65536" cannot be used
          feeds: [a]\\nweb: {subscribe: on}              | c.yaml:2: web.subscribe: "on" cannot be used: wanted is open, off
          feeds: [a]\\nmail: {smtp: 'smtp://x:70000'}   | c.yaml:2: mail.smtp: cannot be used
          feeds: [a]\\nmail: {from: 'a@b@c'}            | c.yaml:2: mail.from: "a@b@c" cannot be used
          feeds: [a]\\nmail: {from: 'x <y@.>'}          | c.yaml:2: mail.from: "x <y@.>"
          feeds: [a]\\nmail: {smtp: 'smtp://x?tls=1'}   | c.yaml:2: mail.smtp: cannot be used: the address of the mail server may end with
          feeds: [a]\\nmail: {unsubscribe: 'a <b@c>'}   | c.yaml:2: mail.unsubscribe: "a <b@c>" cannot be used: a mail address
          feeds: [a]\\nmail: {dkim: {key-file: none.pem}} | c.yaml:2: mail.dkim.key-file: cannot be used: the file none.pem cannot be read
          feeds: [a]\\nmail: {dkim: {domain: 'a b'}}    | c.yaml:2: mail.dkim.domain: "a b" cannot be used: a domain
          feeds: [a]\\nmail: {dkim: {domain: a.org}}    | c.yaml:2: mail.dkim.domain: mails are signed with domain, selector and key-file
          feeds: [a]\\nmail: {dkim: {keys: x}}          | c.yaml:2: mail.dkim.keys: there is no such key
          feeds: [a]\\ndata: ''                         | c.yaml:2: data: "" cannot be used: a folder is wanted
          feeds: [a]\\nprofiles: ' '                    | c.yaml:2: profiles: " " cannot be used: a folder is wanted
          feeds: [a, '']                                | c.yaml:1: feeds: "" cannot be used
          feeds: [a]\\nsubscribers: [{address: x@y},{address: X@Y}] | subscribers: X@Y stands there twice
          feeds: [a]\\nsubscribers: [{profiles: [x]}]   | subscribers.address: each subscriber needs
          feeds: [a]\\nsubscribers: [{address: x@y, cadence: weekly}] | c.yaml:2: subscribers.cadence: "weekly" cannot be used: wanted is immediate, hourly, daily
          feeds: [a]\\nsubscribers: [{address: x@y, hour: 24}] | c.yaml:2: subscribers.hour: "24" cannot be used: a number from 0 to 23
          feeds: [a]\\nsubscribers: [{address: x@y, zone: CET+1}] | c.yaml:2: subscribers.zone: "CET+1" cannot be used: a time zone is wanted
          feeds: [a]\\nsubscribers: [{address: x@y, zone: +25:00}] | c.yaml:2: subscribers.zone: "+25:00" cannot be used
          feeds: [a]\\nsubscribers: [{address: x@y, most: 0}] | c.yaml:2: subscribers.most: "0" cannot be used: a number from 1
          feeds: [a]\\nsubscribers: [{address: x@y, webhook: 'https://x/y'}] | c.yaml:2: subscribers.address: each subscriber needs a mail address, or else a webhook
          feeds: [a]\\nsubscribers: [{webhook: 'ftp://x/y'}] | c.yaml:2: subscribers.webhook: cannot be used: an address is wanted
          feeds: [a]\\nsubscribers: [{webhook: 'http://example.org/y'}] | c.yaml:2: subscribers.webhook: cannot be used: https:// is wanted
          feeds: [a]\\nsubscribers: [{webhook: 'http://127.0.0.1/y'}] | c.yaml:2: subscribers.webhook: cannot be used: https:// is wanted
          feeds: [a]\\nsubscribers: [{webhook: 'https://me:pw@x/y'}] | c.yaml:2: subscribers.webhook: cannot be used: an address without a name
          feeds: [a]\\nsubscribers: [{webhook: 'https://x/y', secret: short}] | c.yaml:2: subscribers.secret: cannot be used: at least 16 characters
          feeds: [a]\\nsubscribers: [{address: x@y, secret: 0123456789abcdef}] | c.yaml:2: subscribers.secret: only calls of a webhook
          feeds: [a]\\nsubscribers: [{webhook: 'https://x/y'},{webhook: 'https://x/y'}] | subscribers: https://x/y stands there twice
          feeds: [a]\\nmail: {unknown: forget}          | c.yaml:2: mail.unknown: "forget" cannot be used: wanted is resend, hold
          feeds: [a]\\nmail: {per-minute: 0}            | c.yaml:2: mail.per-minute: "0" cannot be used: a number from 1
          feeds: [a]\\nmail: {flood: many}              | c.yaml:2: mail.flood: "many" cannot be used: a number from 1 to 1000 is wanted, or off
          feeds: [a]\\nmail: {silence: maybe}           | c.yaml:2: mail.silence: "maybe" cannot be used: on or off is wanted
          feeds: [a]\\ndata: x\\ndata: y                | c.yaml
          data: x                                       | c.yaml: feeds: name at least one
          feeds: [a                                     | c.yaml:1: is not YAML
          """)
  void aBadFileIsRefusedWithFileLineAndKey(String yaml, String message) {
    assertThat(refused(yaml.replace("\\n", "\n"), Map.of())).contains(message);
  }

  @Test
  void whoIsToldMaySayWhenAndHowMuchAndBeAProgram() throws Exception {
    Settings settings =
        read(
            """
            feeds: [a]
            fetch: {allow-private: [127.0.0.0/8]}
            mail: {unknown: hold, per-minute: 5, insist: [Old@example.org], flood: off, silence: off}
            subscribers:
              - {address: you@example.org, cadence: daily, hour: 18, zone: Asia/Kolkata, most: 3}
              - {address: far@example.org, zone: '+05:45'}
              - {webhook: 'https://example.org/Hook?x=1', secret: 0123456789abcdef}
              - {webhook: 'http://127.0.0.1:9/hook', profiles: [libya]}
            """,
            Map.of());
    Subscriber you = settings.subscribers().getFirst();
    assertThat(you.hour()).isEqualTo(18);
    assertThat(you.zone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
    assertThat(you.most()).isEqualTo(3);
    assertThat(settings.subscribers().get(1).zone()).isEqualTo(ZoneId.of("+05:45"));
    assertThat(settings.subscribers())
        .extracting(Subscriber::key)
        .containsExactly(
            "you@example.org",
            "far@example.org",
            "https://example.org/Hook?x=1",
            "http://127.0.0.1:9/hook");
    assertThat(settings.hookSecrets())
        .containsExactly(Map.entry("https://example.org/Hook?x=1", "0123456789abcdef"));
    assertThat(settings.manners())
        .isEqualTo(new Manners(Manners.Unknown.HOLD, 5, Set.of("old@example.org"), 0, false));
    assertThat(settings.manners().insists("OLD@example.org")).isTrue();
    assertThat(read("feeds: [a]", Map.of()).manners()).isEqualTo(Manners.USUAL);
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    assertThat(refused("feed: [a]\nweb: {listen: x}", Map.of()).lines()).hasSize(3);
  }

  @Test
  void aKeyWithNothingBehindItIsAsIfItWereNotThere() throws Exception {
    Settings settings =
        read("feeds: [a]\ndata:\nmail:\n  # smtp: x\nsubscribers:\nfetch:\n  contact:\n", Map.of());
    assertThat(settings.data()).isEqualTo(Path.of("data"));
    assertThat(settings.subscribers()).isEmpty();
    assertThat(settings.mail().smtp()).isEmpty();
    assertThat(refused("feeds: [a]\nfeeed:\n", Map.of())).contains("c.yaml:2: feeed");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path missing = folder.resolve("missing.yaml");
    assertThat(
            catchThrowableOfType(BadSettings.class, () -> Settings.read(missing, Map.of()))
                .getMessage())
        .contains("missing.yaml");
  }

  private Settings read(String yaml, Map<String, String> environment) throws Exception {
    return Settings.read(Files.writeString(folder.resolve("c.yaml"), yaml), environment);
  }

  private String refused(String yaml, Map<String, String> environment) {
    return String.valueOf(
        catchThrowableOfType(BadSettings.class, () -> read(yaml, environment)).getMessage());
  }
}
