package org.storywatch.websub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The proof that content comes from the hub (WebSub, section 7.1): `X-Hub-Signature: sha256=hex`.
final class Signature {
  /// Many hubs know the oldest only; as a keyed hash it is not broken.
  private static final Map<String, String> METHODS =
      Map.of(
          "sha1", "HmacSHA1",
          "sha256", "HmacSHA256",
          "sha384", "HmacSHA384",
          "sha512", "HmacSHA512");

  private Signature() {}

  static boolean fits(String header, byte[] body, String secret) {
    int equals = header.indexOf('=');
    String name = header.substring(0, Math.max(0, equals)).strip().toLowerCase(Locale.ROOT);
    String method = METHODS.getOrDefault(name, "");
    if (method.isEmpty()) {
      return false;
    }
    try {
      Mac mac = Mac.getInstance(method);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), method));
      byte[] told = HexFormat.of().parseHex(header.substring(equals + 1).strip());
      return MessageDigest.isEqual(mac.doFinal(body), told);
    } catch (IllegalArgumentException e) {
      return false; // no hexadecimal
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + method, e);
    }
  }
}
