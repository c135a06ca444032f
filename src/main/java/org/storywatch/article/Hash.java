package org.storywatch.article;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Short names for long things, the same on every machine and in every release: they are stored.
public final class Hash {
  private Hash() {}

  /// The first bytes of SHA-256 in hexadecimal.
  ///
  /// @param parts kept apart: ("ab", "c") and ("a", "bc") differ
  public static String of(int bytes, String... parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        sha.update(part.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
      }
      return HexFormat.of().formatHex(sha.digest(), 0, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
