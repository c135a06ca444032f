package org.storywatch.stream;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.jspecify.annotations.Nullable;

/// Why a cluster is of no use, in one line that names the key of the configuration to look at.
final class Complaint {
  private Complaint() {}

  static Unreachable of(KafkaSettings kafka, @Nullable Throwable cause) {
    return new Unreachable(words(kafka, cause));
  }

  private static String words(KafkaSettings kafka, @Nullable Throwable cause) {
    String why = " (" + Unreachable.words(root(cause)) + ")";
    return switch (cause) {
      case SslAuthenticationException _ ->
          "kafka.truststore: no safe connection to " + kafka.bootstrap() + why;
      case AuthenticationException _ ->
          "kafka.username: %s refuses the login %s%s"
              .formatted(
                  kafka.bootstrap(),
                  kafka.security().login().map(Security.Login::toString).orElse(""),
                  why);
      case AuthorizationException _ ->
          "kafka.username: %s does not allow what is needed%s".formatted(kafka.bootstrap(), why);
      case InvalidReplicationFactorException _ ->
          "kafka.replication: " + kafka.bootstrap() + " has too few brokers" + why;
      case null, default ->
          "kafka.bootstrap: " + kafka.bootstrap() + " does not answer as a Kafka cluster" + why;
    };
  }

  /// What TLS complains of stands at the bottom.
  private static @Nullable Throwable root(@Nullable Throwable cause) {
    @Nullable Throwable root = cause;
    while (cause instanceof SslAuthenticationException && root != null && root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
