package org.storywatch.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The variables `STORYWATCH_…` that stand above the file: `STORYWATCH_KAFKA_BOOTSTRAP` for
/// `kafka.bootstrap`, and `…_FILE` for a value that stands in a file of its own, such as a secret.
/// Credentials of systemd belong to it: a file `storywatch.mail.smtp` among them is `mail.smtp`.
final class Environment {
  private static final String PREFIX = "STORYWATCH_";
  private static final String FILE = "_FILE";

  /// Where systemd puts credentials for a service, readable for it alone.
  private static final String CREDENTIALS = "CREDENTIALS_DIRECTORY";

  /// What Kubernetes tells every container of each service beside it, in its own form and in that
  /// of Docker's links, where the service's name begins with ours.
  private static final Pattern SERVICE =
      Pattern.compile(
          PREFIX
              + "(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT"
              + "|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

  private final Map<String, String> variables;
  private final Set<String> known = new HashSet<>();

  Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  static String name(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /// What the environment says of a key.
  Optional<String> value(String key, Problems problems) {
    String name = name(key);
    known.add(name);
    known.add(name + FILE);
    String value = variables.get(name);
    String file = variables.get(name + FILE);
    if (value != null) {
      return Optional.of(value);
    }
    if (file != null) {
      SecretFile secret = new SecretFile(file);
      secret.warning().ifPresent(words -> problems.warn("environment: " + name + FILE, words));
      return read(name + FILE, secret, problems);
    }
    return credential(key).flatMap(secret -> read(CREDENTIALS, secret, problems));
  }

  private Optional<SecretFile> credential(String key) {
    return Optional.ofNullable(variables.get(CREDENTIALS))
        .map(folder -> Path.of(folder, "storywatch." + key))
        .filter(Files::exists)
        .map(file -> new SecretFile(file.toString()));
  }

  private static Optional<String> read(String name, SecretFile file, Problems problems) {
    try {
      return Optional.of(file.read());
    } catch (IllegalArgumentException e) {
      problems.add("environment: " + name, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /// Says which variables look like ours and are not.
  ///
  /// @return those that are not meant for us, and are ignored
  List<String> refuseUnknown(Problems problems) {
    List<String> ignored = new ArrayList<>();
    for (String name : new TreeSet<>(variables.keySet())) {
      if (name.startsWith(PREFIX) && !known.contains(name)) {
        if (SERVICE.matcher(name).matches()) {
          ignored.add(name);
        } else {
          problems.add("environment: " + name, "there is no such key; remove it");
        }
      }
    }
    return ignored;
  }
}
