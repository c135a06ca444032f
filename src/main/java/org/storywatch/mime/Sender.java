package org.storywatch.mime;

import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who mails are from.
///
/// @param name as people read it, empty for none
public record Sender(String name, Mailbox address) {
  private static final Pattern NAMED =
      Pattern.compile("\\s*(?:\"([^\"]*)\"|([^\"<>]*))\\s*<([^<>]*)>");

  /// Reads `Name <address>`, or an address alone.
  ///
  /// @throws IllegalArgumentException with words for people
  public static Sender of(String words) {
    Matcher named = NAMED.matcher(words);
    if (!named.matches()) {
      return new Sender("", Mailbox.of(words.strip()));
    }
    String name = named.group(1) == null ? named.group(2) : named.group(1);
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("its name has a line break or another control character");
    }
    return new Sender(name.strip(), Mailbox.of(named.group(3)));
  }

  /// As it stands in a header.
  String field() {
    try {
      return new InternetAddress(address.toString(), name.isEmpty() ? null : name, "UTF-8")
          .toString();
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java has UTF-8", e);
    }
  }
}
