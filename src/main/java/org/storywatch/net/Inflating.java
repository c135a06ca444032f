package org.storywatch.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/// Unpacks gzip (RFC 1952) and deflate, as long as the result is not over the limit.
///
/// Java's own stream goes one call deeper with each empty member of a gzip file, and a body may
/// hold some hundred thousand of those.
final class Inflating {
  private static final int HEADER = 10;
  private static final int TRAILER = 8;
  private static final int CHUNK = 16 * 1024;

  private final byte[] packed;
  private final int limit;
  private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
  private final byte[] chunk = new byte[CHUNK];
  private int at;

  private Inflating(byte[] packed, int limit) {
    this.packed = packed;
    this.limit = limit;
  }

  /// Unpacks all members of a gzip file. What follows them and is no member is left out, as
  /// browsers do; a missing checksum is put up with, a wrong one is not.
  ///
  /// @throws ZipException when it is damaged
  static byte[] gzip(byte[] packed, int limit) throws IOException {
    Inflating inflating = new Inflating(packed, limit);
    do {
      inflating.member();
    } while (inflating.isMember());
    return inflating.plain.toByteArray();
  }

  /// Unpacks deflate, which by the standard comes in zlib's format (RFC 1950), and from many
  /// servers as the bare stream (RFC 1951).
  ///
  /// @throws ZipException when it is damaged
  static byte[] deflate(byte[] packed, int limit) throws IOException {
    int head = packed.length < 2 ? 0 : ((packed[0] & 0xff) << 8) | (packed[1] & 0xff);
    boolean zlib = ((head >> 8) & 0x0f) == 8 && head % 31 == 0;
    Inflating inflating = new Inflating(packed, limit);
    inflating.stream(!zlib);
    return inflating.plain.toByteArray();
  }

  private boolean isMember() throws ZipException {
    return at + HEADER <= packed.length && at(at) == 0x1f && at(at + 1) == 0x8b && at(at + 2) == 8;
  }

  private void member() throws IOException {
    if (!isMember()) {
      throw new ZipException("no gzip");
    }
    int flags = at(at + 3);
    at += HEADER;
    if ((flags & 0x04) != 0) { // extra field
      at += 2 + (at(at) | (at(at + 1) << 8));
    }
    for (int text : new int[] {0x08, 0x10}) { // file name, comment
      if ((flags & text) != 0) {
        skipText();
      }
    }
    if ((flags & 0x02) != 0) { // checksum of the header
      at += 2;
    }
    CRC32 checksum = stream(true);
    if (at + TRAILER <= packed.length && (int) checksum.getValue() != checksumHere()) {
      throw new ZipException("wrong checksum");
    }
    at += TRAILER;
  }

  private void skipText() throws ZipException {
    while (at(at) != 0) {
      at++;
    }
    at++;
  }

  private CRC32 stream(boolean bare) throws IOException {
    CRC32 checksum = new CRC32();
    Inflater inflater = new Inflater(bare);
    try {
      inflater.setInput(packed, Math.min(at, packed.length), Math.max(0, packed.length - at));
      while (!inflater.finished()) {
        int count = inflater.inflate(chunk);
        if (count == 0 && !inflater.finished()) {
          throw new ZipException("ends too early");
        }
        if (plain.size() + count > limit) {
          throw Decoding.tooLong(limit);
        }
        plain.write(chunk, 0, count);
        checksum.update(chunk, 0, count);
      }
      at = packed.length - inflater.getRemaining();
      return checksum;
    } catch (DataFormatException e) {
      throw new ZipException(e.getMessage());
    } finally {
      inflater.end();
    }
  }

  private int checksumHere() throws ZipException {
    return at(at) | (at(at + 1) << 8) | (at(at + 2) << 16) | (at(at + 3) << 24);
  }

  private int at(int index) throws ZipException {
    if (index >= packed.length) {
      throw new ZipException("ends too early");
    }
    return packed[index] & 0xff;
  }
}
