package org.storywatch.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The labelled places of the code at which a process is ended, and how often that was done.
final class KillPoints {
  private static final List<String> STAGES = List.of("feeds", "match", "tell", "deliver");

  /// In the transactions of each stage.
  private static final List<String> WRITING =
      List.of(
          "before begin",
          "after begin",
          "amid sending",
          "after sending",
          "before commit",
          "after commit");

  /// When a process begins, or takes over what another one had.
  private static final List<String> BEGINNING =
      List.of("after settling", "taken over", "amid remembering");

  private static final List<String> MAIL =
      List.of(
          "deliver: work done",
          "mail: before connecting",
          "mail: after connecting",
          "mail: after MAIL",
          "mail: after RCPT",
          "mail: after DATA",
          "mail: sent the last dot",
          "mail: after the last dot",
          "mail: handed over");

  private static final List<String> ALL = all();

  private final Map<String, Integer> hits = new TreeMap<>();

  KillPoints() {
    ALL.forEach(label -> hits.put(label, 0));
  }

  private static List<String> all() {
    List<String> all = new ArrayList<>();
    for (String stage : STAGES) {
      WRITING.forEach(point -> all.add(stage + ": " + point));
      BEGINNING.forEach(point -> all.add(stage + ": " + point));
    }
    all.addAll(MAIL);
    return List.copyOf(all);
  }

  /// The labels, always in the same order.
  static List<String> labels() {
    return ALL;
  }

  /// Whether a process passes it only when it begins.
  static boolean isOfBeginning(String label) {
    return BEGINNING.stream().anyMatch(label::endsWith);
  }

  /// The part of the program, as `--stages` calls it, that passes there.
  static String part(String label) {
    String stage = label.substring(0, label.indexOf(':'));
    return stage.equals("mail") || stage.equals("deliver") ? "tell" : stage;
  }

  /// A process was ended there.
  synchronized void hit(String label) {
    hits.merge(label, 1, Integer::sum);
  }

  /// Those where a process was ended.
  synchronized List<String> hit() {
    return hits.entrySet().stream()
        .filter(one -> one.getValue() > 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Counts those of one run, too.
  void add(KillPoints run) {
    run.hits().forEach(this::add);
  }

  private synchronized void add(String label, int times) {
    hits.merge(label, times, Integer::sum);
  }

  /// How often each was hit.
  synchronized Map<String, Integer> hits() {
    return Map.copyOf(hits);
  }
}
