package org.storywatch.fulltext;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A path of a rule: the beginning of the paths that it means. `*` stands for anything, and `$` at
/// its end for the end (RFC 9309, section 2.2.3).
final class RobotsPath {
  private final int length;
  private final boolean whole;
  private final List<String> pieces;

  RobotsPath(String written) {
    String path = spelled(written);
    this.length = path.length();
    this.whole = path.endsWith("$");
    String open = whole ? path.substring(0, path.length() - 1) : path;
    this.pieces = Arrays.asList(open.split("\\*+", -1));
  }

  /// The path and the query of an address, in the spelling of rules.
  static String of(URI url) {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return spelled(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
  }

  /// In octets, by which the rules are ranked.
  int length() {
    return length;
  }

  /// Each piece is looked for at the earliest place, which misses nothing and takes no longer than
  /// the path is.
  boolean matches(String path) {
    int at = pieces.getFirst().length();
    if (!path.startsWith(pieces.getFirst())) {
      return false;
    }
    for (String piece : pieces.subList(1, pieces.size())) {
      int found = path.indexOf(piece, at);
      if (found < 0) {
        return false;
      }
      at = found + piece.length();
    }
    String last = pieces.getLast();
    boolean star = pieces.size() > 1;
    return !whole || at == path.length() || (star && path.endsWith(last) && fits(path, last));
  }

  // The last piece, moved to the end, must not overlap the one before it.
  private boolean fits(String path, String last) {
    int at = pieces.getFirst().length();
    for (String piece : pieces.subList(1, pieces.size() - 1)) {
      at = path.indexOf(piece, at) + piece.length();
    }
    return path.length() - last.length() >= at;
  }

  /// One spelling for all octets: as they are where they need no escape, else `%XX`.
  private static String spelled(String written) {
    byte[] octets = written.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream spelled = new ByteArrayOutputStream(octets.length);
    for (int i = 0; i < octets.length; i++) {
      int escaped = octets[i] == '%' ? hex(octets, i + 1) : -1;
      if (escaped >= 0) {
        i += 2;
        put(spelled, escaped, unreserved(escaped));
      } else {
        put(spelled, octets[i] & 0xff, octets[i] > 0x20 && octets[i] != '%');
      }
    }
    return spelled.toString(StandardCharsets.US_ASCII);
  }

  private static void put(ByteArrayOutputStream out, int octet, boolean plain) {
    if (plain) {
      out.write(octet);
    } else {
      out.writeBytes("%%%02X".formatted(octet).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static boolean unreserved(int octet) {
    return octet < 0x80 && (Character.isLetterOrDigit(octet) || "-._~".indexOf(octet) >= 0);
  }

  private static int hex(byte[] octets, int at) {
    if (at + 1 >= octets.length) {
      return -1;
    }
    int high = Character.digit(octets[at], 16);
    int low = Character.digit(octets[at + 1], 16);
    return high < 0 || low < 0 ? -1 : 16 * high + low;
  }
}
