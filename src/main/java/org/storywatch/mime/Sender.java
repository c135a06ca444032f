package org.storywatch.mime;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who mails are from.
///
/// @param name as people read it, empty for none
public record Sender(String name, Mailbox address) {
  private static final Pattern NAMED =
      Pattern.compile("\\s*(?:\"([^\"]*)\"|([^\"<>]*))\\s*<([^<>]*)>");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 '_-]{0,60}");

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
    if (name.isEmpty()) {
      return address.toString();
    }
    String phrase = PLAIN.matcher(name).matches() ? name : String.join(" ", EncodedWords.of(name));
    return phrase + " <" + address + ">";
  }
}
