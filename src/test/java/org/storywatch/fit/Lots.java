package org.storywatch.fit;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hipparchus.random.MersenneTwister;

/// Draws lots as Python's `random.Random(text).sample` does, so that other tools that judge the
/// same collections draw the same seeds.
final class Lots {
  private static final int WORD = 32;

  /// A larger population is not copied to draw from it.
  private static final int SMALL = 21;

  private static final int FEW = 5;

  private final MersenneTwister random;

  Lots(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] hash = sha512(bytes);
    byte[] all = new byte[bytes.length + hash.length];
    System.arraycopy(bytes, 0, all, 0, bytes.length);
    System.arraycopy(hash, 0, all, bytes.length, hash.length);
    this.random = new MersenneTwister(words(new BigInteger(1, all)));
  }

  /// @param number at most five
  /// @return so many of these, each at most once
  <T> List<T> draw(List<T> from, int number) {
    if (number > FEW) {
      throw new IllegalArgumentException("more than " + FEW);
    }
    List<T> drawn = new ArrayList<>();
    if (from.size() <= SMALL) {
      List<T> pool = new ArrayList<>(from);
      for (int i = 0; i < number; i++) {
        int place = below(pool.size());
        drawn.add(pool.get(place));
        pool.set(place, pool.getLast());
        pool.removeLast();
      }
      return drawn;
    }
    Set<Integer> seen = new TreeSet<>();
    while (drawn.size() < number) {
      int place = below(from.size());
      if (seen.add(place)) {
        drawn.add(from.get(place));
      }
    }
    return drawn;
  }

  private int below(int limit) {
    int bits = WORD - Integer.numberOfLeadingZeros(limit);
    int drawn = random.nextInt() >>> (WORD - bits);
    while (drawn >= limit) {
      drawn = random.nextInt() >>> (WORD - bits);
    }
    return drawn;
  }

  /// The lowest word first.
  private static int[] words(BigInteger number) {
    int[] words = new int[(number.bitLength() + WORD - 1) / WORD];
    for (int i = 0; i < words.length; i++) {
      words[i] = number.shiftRight(i * WORD).intValue();
    }
    return words;
  }

  private static byte[] sha512(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-512").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-512", e);
    }
  }
}
