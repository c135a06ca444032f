package org.storywatch.smtp;

/// What a mail server said to one command.
///
/// @param code three digits, or something else where it said nothing that can be read
/// @param words in one line, with the code
record Reply(int code, String words) {
  /// Nothing was said.
  static final Reply NONE = new Reply(-1, "");

  /// Whether it is a no, for now or for ever.
  boolean isNo() {
    return code >= 400 && code < 600;
  }

  /// The code of RFC 3463 such as `5.1.1`, empty where there is none.
  String enhanced() {
    String[] parts = words.split("[ -]", 3);
    return parts.length > 1 && parts[1].matches("[245]\\.\\d{1,3}\\.\\d{1,3}") ? parts[1] : "";
  }
}
