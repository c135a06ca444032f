package org.storywatch.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A message that the sink took.
///
/// @param id its Message-ID
/// @param to whom it is for
/// @param profile of which it tells
/// @param subject what it says first
record Mail(String id, String to, String profile, String subject) {
  static Mail of(byte[] content) {
    String all = new String(content, UTF_8);
    String header = all.substring(0, all.indexOf("\r\n\r\n") + 2).replaceAll("\r\n[ \t]+", " ");
    String list = field(header, "List-Id");
    int dot = list.indexOf('.');
    return new Mail(
        field(header, "Message-ID"),
        field(header, "To"),
        dot < 0 ? list : list.substring(1, dot),
        field(header, "Subject"));
  }

  /// The one whom the story is about: the first two words of the headline.
  String story() {
    String[] words = subject.replaceFirst("^\\[[^]]*] ", "").split(" ", 3);
    return words.length < 2 ? subject : words[0] + " " + words[1];
  }

  /// What it tells whom.
  Told told() {
    return new Told(to, profile, story());
  }

  private static String field(String header, String name) {
    Matcher line =
        Pattern.compile("(?mi)^" + Pattern.quote(name) + ":[ \t]*(.*?)[ \t]*\r?$").matcher(header);
    return line.find() ? line.group(1) : "";
  }
}
