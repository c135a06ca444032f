package org.storywatch.smtp;

import java.util.List;

/// What a mail server says to one command.
///
/// @param code three digits
/// @param lines without the code
record Reply(int code, List<String> lines) {
  /// Copies the list.
  Reply {
    lines = List.copyOf(lines);
  }

  /// The code of RFC 3463 such as `5.1.1`, empty where there is none.
  String enhanced() {
    String first = lines.isEmpty() ? "" : lines.getFirst().split(" ", 2)[0];
    return first.matches("[245]\\.\\d{1,3}\\.\\d{1,3}") ? first : "";
  }

  /// In one line, as it came.
  @Override
  public String toString() {
    return code + " " + String.join(" ", lines);
  }
}
