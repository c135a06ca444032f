package org.storywatch.stream;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How this program and the brokers know each other.
///
/// @param protocol whether there is TLS, and a login
/// @param truststore the certificates that vouch for the brokers', in PEM form; without it, those
///   that Java trusts
/// @param keystore this program's own key and certificate, in PEM form, where the brokers ask for
///   it
/// @param keyPassword what that key is locked with
/// @param login who this program is, where the protocol has a login
public record Security(
    Protocol protocol,
    Optional<Path> truststore,
    Optional<Path> keystore,
    Optional<String> keyPassword,
    Optional<Login> login) {
  /// Neither TLS nor a login.
  public static final Security NONE =
      new Security(
          Protocol.PLAINTEXT,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static final String MODULES = "org.apache.kafka.common.security.";

  /// The protocols of Kafka's listeners, by the names that brokers have for them.
  public enum Protocol {
    /// Neither TLS nor a login.
    PLAINTEXT,
    /// TLS.
    SSL,
    /// A login without TLS.
    SASL_PLAINTEXT,
    /// TLS and a login.
    SASL_SSL;

    /// Whether it has TLS.
    public boolean tls() {
      return this == SSL || this == SASL_SSL;
    }

    /// Whether it has a login.
    public boolean sasl() {
      return this == SASL_PLAINTEXT || this == SASL_SSL;
    }
  }

  /// How a password is shown to a broker.
  public enum Mechanism {
    /// As it is (RFC 4616).
    PLAIN("PLAIN", "plain.PlainLoginModule"),
    /// By a proof of knowing it (RFC 7677).
    SCRAM_SHA_256("SCRAM-SHA-256", "scram.ScramLoginModule"),
    /// The same with longer sums.
    SCRAM_SHA_512("SCRAM-SHA-512", "scram.ScramLoginModule");

    private final String sasl;
    private final String module;

    Mechanism(String sasl, String module) {
      this.sasl = sasl;
      this.module = module;
    }

    /// Its name in SASL.
    public String sasl() {
      return sasl;
    }
  }

  /// A login.
  ///
  /// @param mechanism how the password is shown
  public record Login(Mechanism mechanism, String username, String password) {
    @Override
    public String toString() {
      return username + " by " + mechanism.sasl();
    }
  }

  /// What Kafka's clients have to be told.
  Map<String, Object> clients() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("security.protocol", protocol.name());
    truststore.ifPresent(file -> {
      settings.put("ssl.truststore.type", "PEM");
      settings.put("ssl.truststore.location", file.toString());
    });
    keystore.ifPresent(file -> {
      settings.put("ssl.keystore.type", "PEM");
      settings.put("ssl.keystore.location", file.toString());
    });
    keyPassword.ifPresent(password -> settings.put("ssl.key.password", password));
    login.ifPresent(who -> {
      settings.put("sasl.mechanism", who.mechanism().sasl());
      settings.put(
          "sasl.jaas.config",
          "%s%s required username=%s password=%s;"
              .formatted(
                  MODULES, who.mechanism().module, quoted(who.username()), quoted(who.password())));
    });
    return settings;
  }

  @Override
  public String toString() {
    return protocol + login.map(who -> ", " + who).orElse("");
  }

  private static String quoted(String words) {
    return '"' + words.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
