package org.storywatch.net;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// Undoes the compression of a body, and never holds more than the limit: a few kilobytes can
/// unpack to gigabytes.
final class Decoding {
  /// What the request says it takes.
  static final String ACCEPTED = "gzip, deflate";

  private Decoding() {}

  /// Reads a body to its end.
  ///
  /// @throws Unusable when it is longer than the limit or packed in a way nobody asked for
  static byte[] read(InputStream raw, String encoding, int limit) throws IOException {
    byte[] body = unpacked(new BufferedInputStream(raw), encoding).readNBytes(limit + 1);
    if (body.length > limit) {
      throw tooLong(limit);
    }
    return body;
  }

  static Unusable tooLong(int limit) {
    long mib = limit / (1024 * 1024);
    return new Unusable("is longer than " + (mib > 0 ? mib + " MiB" : limit + " bytes"));
  }

  private static InputStream unpacked(BufferedInputStream in, String encoding) throws IOException {
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> in;
      // Some servers name a compression and send the plain file; an empty body has no header.
      case "gzip", "x-gzip" -> peek(in) == 0x1f8b ? new GZIPInputStream(in) : in;
      case "deflate" -> inflated(in);
      default -> throw new Unusable("is packed as " + encoding + ", which was not asked for");
    };
  }

  // The standard means zlib's format, many servers send the bare stream.
  private static InputStream inflated(BufferedInputStream in) throws IOException {
    int head = peek(in);
    boolean zlib = (head >> 8 & 0x0f) == 8 && head % 31 == 0;
    return head < 0 ? in : new InflaterInputStream(in, new Inflater(!zlib));
  }

  private static int peek(BufferedInputStream in) throws IOException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    return second < 0 ? -1 : first << 8 | second;
  }
}
