package org.storywatch.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Text as the encoded words of RFC 2047: base64 of UTF-8, no word longer than 75 characters and no
/// character parted between two. They are shorter than that, so that a line with the name of a
/// field has 76 at most.
final class EncodedWords {
  private static final int MOST = 39; // octets, which make 52 characters of base64

  private EncodedWords() {}

  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int octets = 0;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      String character = Character.toString(point);
      int more = character.getBytes(UTF_8).length;
      if (octets + more > MOST) {
        words.add(word(part));
        part.setLength(0);
        octets = 0;
      }
      part.append(character);
      octets += more;
      at += Character.charCount(point);
    }
    if (octets > 0) {
      words.add(word(part));
    }
    return words;
  }

  private static String word(StringBuilder part) {
    return "=?UTF-8?B?"
        + Base64.getEncoder().encodeToString(part.toString().getBytes(UTF_8))
        + "?=";
  }
}
