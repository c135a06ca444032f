package org.storywatch.hook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The header by which a receiver knows that a body is ours, and fresh: `t=1772360400,v1=…`, where
/// `v1` is the HMAC-SHA-256 (RFC 2104), in lower-case hexadecimal, of the seconds, a full stop and
/// the body as it came.
final class Signature {
  static final String HEADER = "Storywatch-Signature";

  private static final String MAC = "HmacSHA256";

  private Signature() {}

  /// @param at when it is sent
  static String of(String body, String secret, Instant at) {
    String seconds = Long.toString(at.getEpochSecond());
    return "t=" + seconds + ",v1=" + mac(seconds + "." + body, secret);
  }

  /// The secret of an address that has none of its own. It gives away neither the program's nor
  /// those of other addresses.
  static String secret(String address, String program) {
    return mac("storywatch webhook\n" + address, program);
  }

  private static String mac(String words, String secret) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), MAC));
      return HexFormat.of().formatHex(mac.doFinal(words.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + MAC, e);
    }
  }
}
