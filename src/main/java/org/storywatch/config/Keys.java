package org.storywatch.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// One mapping of the file: hands out its values, and remembers which keys were asked for, so that
/// the others can be refused.
final class Keys {
  private static final String FILE = "-file";
  private static final Pattern KEY = Pattern.compile("[\\w.-]+");

  private final String file;
  private final String path;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Environment environment;
  private final Problems problems;

  Keys(String file, String path, Optional<Node> node, Environment environment, Problems problems) {
    this.file = file;
    this.path = path;
    this.environment = environment;
    this.problems = problems;
    node.ifPresent(this::take);
  }

  private void take(Node node) {
    if (!(node instanceof MappingNode mapping)) {
      if (!isNothing(node)) {
        problems.add(where(node), name(path) + " has to be a group of keys");
      }
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        if (nodes.put(key.getValue(), tuple.getValueNode()) != null) {
          problems.add(where(key), full(shown(key.getValue())) + " stands there twice");
        }
      } else {
        problems.add(where(tuple.getKeyNode()), "a key has to be a word");
      }
    }
  }

  /// The value of a key after `reading` it; empty when neither the file nor the environment has it,
  /// or when it is bad, which is then a problem.
  ///
  /// @param reading throws [IllegalArgumentException] with words that say what is wanted
  <T> Optional<T> value(String key, Function<String, T> reading) {
    return value(key, reading, Keys::quoted);
  }

  /// The same of a value that is never shown, and may stand in a file of its own: `KEY-file` names
  /// that.
  <T> Optional<T> secret(String key, Function<String, T> reading) {
    Optional<T> here = value(key, reading, value -> "");
    asked.add(key + FILE);
    Node node = node(key + FILE);
    if (node == null || environment.value(full(key), problems).isPresent()) {
      return here;
    }
    String where = where(node) + ": " + full(key + FILE);
    if (node(key) != null) {
      problems.add(where, "there is " + full(key) + " as well; one of them is wanted");
      return here;
    }
    if (!(node instanceof ScalarNode scalar)) {
      problems.add(where, "has to be one value");
      return here;
    }
    SecretFile file = new SecretFile(scalar.getValue());
    file.warning().ifPresent(words -> problems.warn(where, words));
    return read(where, scalar.getValue(), _ -> reading.apply(file.read()), value -> "");
  }

  /// The same of a file that stays one and holds a secret among other things.
  <T> Optional<T> file(String key, Function<String, T> reading) {
    return value(
        key,
        name -> {
          T read = reading.apply(name);
          new SecretFile(name).warning().ifPresent(words -> problems.warn(full(key), words));
          return read;
        });
  }

  private <T> Optional<T> value(
      String key, Function<String, T> reading, UnaryOperator<String> shown) {
    asked.add(key);
    Optional<String> outside = environment.value(full(key), problems);
    Node node = node(key);
    if (outside.isPresent()) {
      return read("environment: " + Environment.name(full(key)), outside.get(), reading, shown);
    }
    if (node == null) {
      return Optional.empty();
    }
    if (!(node instanceof ScalarNode scalar)) {
      problems.add(where(node), full(key) + " has to be one value");
      return Optional.empty();
    }
    return read(where(node) + ": " + full(key), scalar.getValue(), reading, shown);
  }

  /// The values of a list, or of one value that stands alone; commas part them in the environment.
  <T> Optional<List<T>> values(String key, Function<String, T> reading) {
    asked.add(key);
    Optional<String> outside = environment.value(full(key), problems);
    if (outside.isPresent()) {
      String where = "environment: " + Environment.name(full(key));
      return Optional.of(
          List.of(outside.get().split(",", -1)).stream()
              .map(String::strip)
              .filter(part -> !part.isEmpty())
              .flatMap(part -> read(where, part, reading, Keys::quoted).stream())
              .toList());
    }
    Node node = node(key);
    if (node == null) {
      return Optional.empty();
    }
    List<T> all = new ArrayList<>();
    for (Node part : node instanceof SequenceNode list ? list.getValue() : List.of(node)) {
      if (part instanceof ScalarNode scalar) {
        read(where(part) + ": " + full(key), scalar.getValue(), reading, Keys::quoted)
            .ifPresent(all::add);
      } else {
        problems.add(where(part), full(key) + " has to be a list of values");
      }
    }
    return Optional.of(List.copyOf(all));
  }

  /// A group of keys; an empty one where the file has none.
  Keys group(String key) {
    asked.add(key);
    return new Keys(file, full(key), Optional.ofNullable(nodes.get(key)), environment, problems);
  }

  /// The groups of a list. The environment has no say in them.
  List<Keys> groups(String key) {
    asked.add(key);
    Node node = node(key);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof SequenceNode list)) {
      problems.add(where(node), full(key) + " has to be a list");
      return List.of();
    }
    Environment none = new Environment(Map.of());
    return list.getValue().stream()
        .map(part -> new Keys(file, full(key), Optional.of(part), none, problems))
        .toList();
  }

  /// Whether the file or the environment has a value for a key that was asked for.
  boolean has(String key) {
    return node(key) != null
        || (asked.contains(key + FILE) && node(key + FILE) != null)
        || environment.value(full(key), problems).isPresent();
  }

  /// Says that something is missing or bad in this group.
  void refuse(String key, String what) {
    Node node = nodes.get(key);
    problems.add((node == null ? file : where(node)) + ": " + full(key), what);
  }

  /// Says which keys nobody asked for.
  void refuseUnknown() {
    nodes.forEach((key, node) -> {
      if (!asked.contains(key)) {
        problems.add(
            where(node) + ": " + full(shown(key)),
            "there is no such key; known here: "
                + String.join(", ", asked.stream().sorted().toList()));
      }
    });
  }

  private <T> Optional<T> read(
      String where, String value, Function<String, T> reading, UnaryOperator<String> shown) {
    try {
      return Optional.of(reading.apply(value));
    } catch (IllegalArgumentException e) {
      problems.add(where, shown.apply(value) + "cannot be used: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static String quoted(String value) {
    return "\"" + value + "\" ";
  }

  /// Where the blank after a colon is missing, a value becomes part of its key; it may be a secret.
  private static String shown(String key) {
    return KEY.matcher(key).matches() ? key : key.replaceFirst("[^\\w.-].*", "") + "...";
  }

  /// What stands behind a key; null for nothing, too.
  private @Nullable Node node(String key) {
    Node node = nodes.get(key);
    return node == null || isNothing(node) ? null : node;
  }

  private static boolean isNothing(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private String where(Node node) {
    return file + ":" + node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private String full(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String name(String path) {
    return path.isEmpty() ? "the file" : path;
  }
}
