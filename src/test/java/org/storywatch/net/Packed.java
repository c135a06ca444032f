package org.storywatch.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/// Bodies as servers pack them.
final class Packed {
  /// `<rss>hello, hello, hello</rss>`, by the encoder of the format's authors.
  static final byte[] BROTLI_HELLO =
      Base64.getDecoder().decode("iw6APHJzcz5oZWxsbywgaGVsbG8sIGhlbGxvPC9yc3M+Aw==");

  /// 16 MiB of zeros in 15 bytes, by the same.
  static final byte[] BROTLI_BOMB = Base64.getDecoder().decode("n/////gnAOKxQCD3/h8=");

  private Packed() {}

  static byte[] gzip(byte[] plain) {
    return written(plain, GZIPOutputStream::new);
  }

  static byte[] zlib(byte[] plain) {
    return written(plain, DeflaterOutputStream::new);
  }

  static byte[] bareDeflate(byte[] plain) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      return written(plain, out -> new DeflaterOutputStream(out, deflater));
    } finally {
      deflater.end();
    }
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private interface Packing {
    OutputStream around(OutputStream out) throws IOException;
  }

  private static byte[] written(byte[] plain, Packing packing) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = packing.around(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return packed.toByteArray();
  }
}
