package org.storywatch.story;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.storywatch.fact.Account;
import org.storywatch.fact.Sentence;

/// What is kept of a text that was not told: a short hash of each of its sentences, so that its own
/// copies are known.
final class Sketch {
  /// Enough for a long report; the record of a development has to hold hundreds of sketches.
  private static final int MOST = 48;

  /// Shorter sentences stand in many texts.
  private static final int FEWEST_WORDS = 4;

  private Sketch() {}

  /// @return the sketch as text
  static String of(Account account) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * MOST);
    for (Sentence sentence : account.body()) {
      if (counts(sentence) && bytes.hasRemaining()) {
        bytes.putInt(sentence.hash());
      }
    }
    byte[] used = new byte[bytes.position()];
    bytes.flip().get(used);
    return Base64.getEncoder().withoutPadding().encodeToString(used);
  }

  static boolean counts(Sentence sentence) {
    return sentence.kind() == Sentence.Kind.BODY && sentence.words() >= FEWEST_WORDS;
  }

  /// @param sketch what [#of] made; what is none has no sentences
  static Set<Integer> sentences(String sketch) {
    Set<Integer> hashes = new HashSet<>();
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sketch));
      while (bytes.remaining() >= 4) {
        hashes.add(bytes.getInt());
      }
    } catch (IllegalArgumentException e) {
      return Set.of();
    }
    return hashes;
  }
}
