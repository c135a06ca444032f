package org.storywatch.config;

import java.util.List;

/// The configuration cannot be used; each line of the message names the file, the line and the key.
public final class BadSettings extends Exception {
  private static final long serialVersionUID = 1L;

  BadSettings(List<String> lines) {
    super(String.join("\n", lines));
  }
}
