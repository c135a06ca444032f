package org.storywatch.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.storywatch.stream.KafkaSettings;
import org.storywatch.stream.Security;

/// The cluster, how its topics are made, and how one gets in.
final class Brokers {
  private static final int MOST_COPIES = 9;

  private Brokers() {}

  static KafkaSettings of(Keys keys) {
    String bootstrap = keys.value("bootstrap", Servers::bootstrap).orElse(KafkaSettings.EMBEDDED);
    int partitions =
        keys.value("partitions", words -> Values.number(words, 1, 1000))
            .orElse(KafkaSettings.PARTITIONS);
    Optional<Integer> copies =
        keys.value("replication", words -> Values.number(words, 1, MOST_COPIES));
    Optional<Integer> insync =
        keys.value("min-insync", words -> Values.number(words, 1, MOST_COPIES));
    Security security = security(keys);
    KafkaSettings kafka =
        new KafkaSettings(
            bootstrap,
            partitions,
            copies,
            insync.or(() -> copies.map(count -> Math.max(1, count - 1))),
            security);
    if (copies.isPresent() && insync.orElse(1) > copies.get()) {
      keys.refuse("min-insync", "there are only " + copies.get() + " copies, says replication");
    }
    if (kafka.embedded() && copies.orElse(1) > 1) {
      keys.refuse("replication", "the embedded broker has the only copy; name the brokers");
    }
    if (kafka.embedded() && security.protocol() != Security.Protocol.PLAINTEXT) {
      keys.refuse("security", "the embedded broker needs none; name the brokers of a cluster");
    }
    keys.refuseUnknown();
    return kafka;
  }

  private static Security security(Keys keys) {
    Security.Protocol protocol =
        keys.value(
                "security",
                words -> Values.oneOf(Security.Protocol.class, words.toLowerCase(Locale.ROOT)))
            .orElse(Security.Protocol.PLAINTEXT);
    Optional<Path> truststore = keys.value("truststore", file -> pem(file, "CERTIFICATE"));
    Optional<Path> keystore = keys.file("keystore", file -> pem(file, "CERTIFICATE", "KEY"));
    Optional<String> key = keys.secret("keystore-password", words -> words);
    Optional<Security.Mechanism> mechanism = keys.value("mechanism", Brokers::mechanism);
    Optional<String> username = keys.value("username", Brokers::word);
    Optional<String> password = keys.secret("password", Brokers::word);
    for (String tls : List.of("truststore", "keystore", "keystore-password")) {
      if (keys.has(tls) && !protocol.tls()) {
        keys.refuse(tls, "there is no TLS; say security: ssl or sasl_ssl");
      }
    }
    for (String sasl : List.of("mechanism", "username", "password")) {
      if (keys.has(sasl) && !protocol.sasl()) {
        keys.refuse(sasl, "there is no login; say security: sasl_ssl");
      }
    }
    if (protocol.sasl() && !(keys.has("username") && keys.has("password"))) {
      keys.refuse("security", "a login wants kafka.username and kafka.password");
    }
    return new Security(
        protocol, truststore, keystore, key, login(protocol, mechanism, username, password));
  }

  private static Optional<Security.Login> login(
      Security.Protocol protocol,
      Optional<Security.Mechanism> mechanism,
      Optional<String> username,
      Optional<String> password) {
    return protocol.sasl() && username.isPresent() && password.isPresent()
        ? Optional.of(
            new Security.Login(
                mechanism.orElse(Security.Mechanism.SCRAM_SHA_512), username.get(), password.get()))
        : Optional.empty();
  }

  private static Security.Mechanism mechanism(String words) {
    for (Security.Mechanism one : Security.Mechanism.values()) {
      if (one.sasl().equalsIgnoreCase(words)) {
        return one;
      }
    }
    throw new IllegalArgumentException("wanted is PLAIN, SCRAM-SHA-256, SCRAM-SHA-512");
  }

  private static String word(String words) {
    if (words.isEmpty() || words.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a word in one line is wanted");
    }
    return words;
  }

  /// A file that holds at least one of each of these.
  private static Path pem(String words, String... kinds) {
    Path file = Values.folder(words);
    try {
      String text = Files.readString(file);
      for (String kind : kinds) {
        if (!Pattern.compile("-----BEGIN [A-Z ]*" + kind + "-----").matcher(text).find()) {
          throw new IllegalArgumentException("a PEM file is wanted that holds BEGIN ... " + kind);
        }
      }
      return file;
    } catch (IOException e) {
      throw new IllegalArgumentException("it cannot be read", e);
    }
  }
}
