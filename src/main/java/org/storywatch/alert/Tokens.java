package org.storywatch.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.storywatch.article.Seal;

/// Makes and reads the signed part of links in mails: what it allows stands in it, readable, with a
/// [Seal] over all of it. Nothing is stored for a link.
public final class Tokens {
  private static final byte[] KIND = "storywatch link\n".getBytes(UTF_8);
  private static final int LONGEST = 4_000;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Seal seal;

  /// @param secret shared by all processes, hard to guess
  public Tokens(String secret) {
    this.seal = new Seal(secret);
  }

  /// A token that can stand in a URL's path. The same claim gives the same token.
  public String of(Claim claim) {
    byte[] body = body(claim);
    return BASE64.encodeToString(
        ByteBuffer.allocate(Seal.LEAST + body.length).put(seal(body)).put(body).array());
  }

  /// What a token allows.
  ///
  /// @return empty when it was not made here, is for something else, or has ended
  public Optional<Claim> read(String token, Purpose purpose, Instant now) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    byte[] all;
    try {
      all = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (all.length <= Seal.LEAST || !BASE64.encodeToString(all).equals(token)) {
      return Optional.empty();
    }
    byte[] body = Arrays.copyOfRange(all, Seal.LEAST, all.length);
    if (!MessageDigest.isEqual(seal(body), Arrays.copyOf(all, Seal.LEAST))) {
      return Optional.empty();
    }
    return claim(body).filter(claim -> claim.purpose() == purpose && claim.until().isAfter(now));
  }

  private static byte[] body(Claim claim) {
    return String.join(
            "\n",
            claim.purpose().name(),
            Long.toString(claim.until().getEpochSecond(), Character.MAX_RADIX),
            claim.person(),
            claim.subject())
        .getBytes(UTF_8);
  }

  /// Only what was sealed here comes this far, though perhaps by another release.
  private static Optional<Claim> claim(byte[] body) {
    String[] parts = new String(body, UTF_8).split("\n", 4);
    if (parts.length < 4) {
      return Optional.empty();
    }
    try {
      Instant until = Instant.ofEpochSecond(Long.parseLong(parts[1], Character.MAX_RADIX));
      return Optional.of(new Claim(Purpose.valueOf(parts[0]), parts[2], parts[3], until));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private byte[] seal(byte[] body) {
    return Arrays.copyOf(seal.of(KIND, body), Seal.LEAST);
  }
}
