package org.storywatch.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.brotli.dec.BrotliInputStream;

/// Undoes the compression of a body, and never holds more than the limit: a few kilobytes can
/// unpack to gigabytes.
///
/// A body is read to its end before it is unpacked, so that what is wrong with the network and what
/// is wrong with the body are told apart.
final class Decoding {
  /// What the request says it takes.
  static final String ACCEPTED = "gzip, deflate, br";

  /// Some servers pack what a program behind them had packed already; nobody has reason for more.
  private static final int LAYERS = 2;

  private static final int PEEK = 16;

  private Decoding() {}

  /// Reads a body to its end.
  ///
  /// @param encoding the header of RFC 9110, section 8.4; empty for none
  /// @throws Unusable when it is longer than the limit, damaged, or packed in a way nobody asked
  ///   for
  static byte[] read(InputStream raw, String encoding, int limit) throws IOException {
    byte[] body = bounded(raw, limit);
    List<String> codings =
        Stream.of(encoding.toLowerCase(Locale.ROOT).split(","))
            .map(String::strip)
            .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
            .toList();
    if (codings.size() > LAYERS) {
      throw new Unusable("is packed " + codings.size() + " times over");
    }
    for (String coding : codings.reversed()) {
      body = unpacked(body, coding, limit);
    }
    // No feed and no page begins so: the server did not say that it packed, or that it did so
    // twice.
    return codings.size() < LAYERS && isGzip(body) ? unpacked(body, "gzip", limit) : body;
  }

  static Unusable tooLong(int limit) {
    long mib = limit / (1024 * 1024);
    return new Unusable("is longer than " + (mib > 0 ? mib + " MiB" : limit + " bytes"));
  }

  private static byte[] bounded(InputStream in, int limit) throws IOException {
    byte[] bytes = in.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw tooLong(limit);
    }
    return bytes;
  }

  private static byte[] unpacked(byte[] body, String coding, int limit) throws IOException {
    // Some servers name a compression and send the plain file, or nothing.
    boolean mislabelled = coding.endsWith("gzip") && !isGzip(body);
    if (body.length == 0 || mislabelled || isText(body)) {
      return body;
    }
    try {
      return switch (coding) {
        case "gzip", "x-gzip" -> Inflating.gzip(body, limit);
        case "deflate" -> Inflating.deflate(body, limit);
        case "br" -> bounded(new BrotliInputStream(new ByteArrayInputStream(body)), limit);
        default ->
            throw new Unusable("is packed as " + Words.quoted(coding) + ", which nobody asked for");
      };
    } catch (Unusable e) {
      throw e;
    } catch (IOException e) {
      throw new Unusable("sent a damaged packed answer (" + coding + ")");
    }
  }

  // No packed body begins with so much plain text.
  private static boolean isText(byte[] body) {
    String start =
        new String(body, 0, Math.min(PEEK, body.length), StandardCharsets.ISO_8859_1)
            .replaceFirst("^\u00ef\u00bb\u00bf", "");
    return start.matches("[\\s\\x20-\\x7e]{" + PEEK + "}|\\s*[<{\\[][\\s\\x20-\\x7e]*");
  }

  private static boolean isGzip(byte[] body) {
    return body.length > 1 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
  }
}
