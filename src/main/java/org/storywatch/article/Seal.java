package org.storywatch.article;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What only who has the key can add to something, an HMAC-SHA-256 (RFC 2104); the same on every
/// machine and in every release, since it stands in mails, in feed readers and with hubs. For any
/// threads.
///
/// The program's own key seals many kinds of things: each kind begins with words of its own, so
/// that none is taken for another.
public final class Seal {
  /// To so many bytes a seal may be cut, no shorter (RFC 2104, section 5).
  public static final int LEAST = 16;

  private static final String METHOD = "HmacSHA256";

  private final SecretKeySpec key;

  /// @param key hard to guess
  public Seal(String key) {
    this.key = new SecretKeySpec(key.getBytes(UTF_8), METHOD);
  }

  /// All 32 bytes of the seal on these, one behind the other.
  public byte[] of(byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(METHOD);
      mac.init(key);
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + METHOD, e);
    }
  }

  /// The seal on words, in lower-case hexadecimal.
  public String hex(String words) {
    return HexFormat.of().formatHex(of(words.getBytes(UTF_8)));
  }
}
