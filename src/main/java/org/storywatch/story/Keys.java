package org.storywatch.story;

import java.util.SortedMap;
import java.util.TreeMap;
import org.storywatch.fact.Account;
import org.storywatch.fact.Rarity;
import org.storywatch.fact.Sentence;

/// The words of an article as the index has them, each with what it tells.
final class Keys {
  private Keys() {}

  /// @return hashes of the stems and their rarity, in the order of the hashes
  static SortedMap<Integer, Double> of(Account account) {
    SortedMap<Integer, Double> keys = new TreeMap<>();
    add(account.title(), keys);
    account.body().forEach(sentence -> add(sentence, keys));
    return keys;
  }

  private static void add(Sentence sentence, SortedMap<Integer, Double> keys) {
    if (sentence.kind() != Sentence.Kind.FURNITURE) {
      for (String stem : sentence.stems()) {
        keys.put(stem.hashCode(), Rarity.of(stem));
      }
    }
  }
}
