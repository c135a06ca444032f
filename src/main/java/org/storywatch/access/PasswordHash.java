package org.storywatch.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.util.Arrays;

/// What is kept of a password: Argon2id (RFC 9106) with its costs and its salt, in the usual form
/// `$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH`. For any threads.
public final class PasswordHash {
  /// In KiB, with [#PASSES] and [#LANES] the costs that OWASP's Password Storage Cheat Sheet asks
  /// for at least.
  private static final int MEMORY = 19_456;

  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /// In KiB: a login should not cost the program its memory.
  private static final int MOST_MEMORY = 262_144;

  private static final int MOST_PASSES = 16;
  private static final int MOST_LANES = 8;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");
  private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

  private final int memory;
  private final int passes;
  private final int lanes;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(int memory, int passes, int lanes, byte[] salt, byte[] hash) {
    this.memory = memory;
    this.passes = passes;
    this.lanes = lanes;
    this.salt = salt;
    this.hash = hash;
  }

  /// Of a new password, with a salt of its own.
  public static PasswordHash of(String password) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    byte[] none = new byte[HASH_BYTES];
    byte[] hash = new PasswordHash(MEMORY, PASSES, LANES, salt, none).hashed(password);
    return new PasswordHash(MEMORY, PASSES, LANES, salt, hash);
  }

  /// Reads what [#toString] wrote, or another program.
  ///
  /// @throws IllegalArgumentException when it is none, without showing it
  public static PasswordHash parse(String words) {
    Matcher form = FORM.matcher(words.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "wanted is the hash of a password, $argon2id$..., which storywatch password makes");
    }
    int memory = Integer.parseInt(form.group(1));
    int passes = Integer.parseInt(form.group(2));
    int lanes = Integer.parseInt(form.group(3));
    if (memory < 8 * Math.max(lanes, 1)
        || memory > MOST_MEMORY
        || passes < 1
        || passes > MOST_PASSES
        || lanes < 1
        || lanes > MOST_LANES) {
      throw new IllegalArgumentException(
          "its costs are out of bounds: at most m=%d, t=%d, p=%d, and m at least 8 p"
              .formatted(MOST_MEMORY, MOST_PASSES, MOST_LANES));
    }
    Base64.Decoder base64 = Base64.getDecoder();
    return new PasswordHash(
        memory, passes, lanes, base64.decode(form.group(4)), base64.decode(form.group(5)));
  }

  /// Whether this is the password; takes as long for a wrong one.
  boolean matches(String password) {
    return Arrays.constantTimeAreEqual(hash, hashed(password));
  }

  /// The same letters may be typed as different characters.
  private byte[] hashed(String password) {
    Argon2BytesGenerator argon = new Argon2BytesGenerator();
    argon.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] result = new byte[hash.length];
    argon.generateBytes(
        Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8),
        result);
    return result;
  }

  @Override
  public String toString() {
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(memory, passes, lanes, BASE64.encodeToString(salt), BASE64.encodeToString(hash));
  }
}
