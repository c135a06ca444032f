package org.storywatch.config;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with a configuration, gathered so that people see all of it at once.
final class Problems {
  private final List<String> lines = new ArrayList<>();

  void add(String where, String what) {
    lines.add(where + ": " + what);
  }

  void throwIfAny() throws BadSettings {
    if (!lines.isEmpty()) {
      throw new BadSettings(lines);
    }
  }
}
