package org.storywatch.net;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;

/// The bytes of an answer, as they are after decompression. Nobody changes them.
public final class Body {
  private final byte[] bytes;

  private Body(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Takes the bytes as they are, without a copy: hand them over and forget them.
  public static Body of(byte[] bytes) {
    return new Body(bytes);
  }

  /// Reads it from the start; may be asked for more than once.
  public InputStream stream() {
    return new ByteArrayInputStream(bytes);
  }

  /// How many bytes it has.
  public int size() {
    return bytes.length;
  }

  /// The bytes as text.
  public String text(Charset charset) {
    return new String(bytes, charset);
  }
}
