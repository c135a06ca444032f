package org.storywatch.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.storywatch.article.Seal;

/// The keys by which feed readers, which cannot log in, read the feeds of single profiles: a [Seal]
/// on the profile's name. For any threads.
public final class FeedKey {
  private static final String KIND = "storywatch profile feed\n";

  private final Seal seal;

  /// @param secret shared by all processes, hard to guess
  public FeedKey(String secret) {
    this.seal = new Seal(secret);
  }

  /// The key of a profile, as it can stand in an address.
  public String of(String profile) {
    byte[] key = Arrays.copyOf(seal.of((KIND + profile).getBytes(UTF_8)), Seal.LEAST);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
  }

  boolean opens(String profile, String shown) {
    return MessageDigest.isEqual(of(profile).getBytes(UTF_8), shown.getBytes(UTF_8));
  }
}
