package org.storywatch.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The variables `STORYWATCH_…` that stand above the file: `STORYWATCH_KAFKA_BOOTSTRAP` for
/// `kafka.bootstrap`, and `…_FILE` for a value that stands in a file of its own, such as a secret.
final class Environment {
  private static final String PREFIX = "STORYWATCH_";
  private static final String FILE = "_FILE";

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
    if (file == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(Path.of(file)).strip());
    } catch (IOException e) {
      problems.add("environment: " + name + FILE, "the file " + file + " cannot be read");
      return Optional.empty();
    }
  }

  /// Says which variables look like ours and are not.
  void refuseUnknown(Problems problems) {
    variables.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
        .sorted()
        .forEach(name -> problems.add("environment: " + name, "there is no such key; remove it"));
  }
}
