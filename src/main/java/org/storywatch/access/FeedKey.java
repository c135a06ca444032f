package org.storywatch.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The keys by which feed readers, which cannot log in, read the feeds of single profiles: an
/// HMAC-SHA-256 (RFC 2104) of the profile's name. For any threads.
public final class FeedKey {
  private static final String MAC = "HmacSHA256";
  private static final int BYTES = 16; // the least that RFC 2104 section 5 allows

  private final SecretKeySpec key;

  /// @param secret shared by all processes, hard to guess
  public FeedKey(String secret) {
    this.key = new SecretKeySpec(secret.getBytes(UTF_8), MAC);
  }

  /// The key of a profile, as it can stand in an address.
  public String of(String profile) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      mac.update("storywatch profile feed\n".getBytes(UTF_8)); // the secret signs other things, too
      byte[] seal = Arrays.copyOf(mac.doFinal(profile.getBytes(UTF_8)), BYTES);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + MAC, e);
    }
  }

  boolean opens(String profile, String shown) {
    return MessageDigest.isEqual(of(profile).getBytes(UTF_8), shown.getBytes(UTF_8));
  }
}
