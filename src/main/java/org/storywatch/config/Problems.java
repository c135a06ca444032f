package org.storywatch.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is wrong with a configuration, and what is only unwise, gathered so that people see all of
/// it at once.
final class Problems {
  private final Set<String> lines = new LinkedHashSet<>();
  private final Set<String> warnings = new LinkedHashSet<>();

  void add(String where, String what) {
    lines.add(where + ": " + what);
  }

  /// It can be used, and should be otherwise.
  void warn(String where, String what) {
    warnings.add(where + ": " + what);
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  void throwIfAny() throws BadSettings {
    if (!lines.isEmpty()) {
      throw new BadSettings(List.copyOf(lines));
    }
  }
}
