package org.storywatch.index;

/// Where in the postings the list of each word is: a hash table whose slots lie side by side in
/// memory, since every look at one waits for memory.
final class Lists {
  /// Ints of a slot: the word and one, where its list begins and ends, and its unit, which is below
  /// 0 if the word is common.
  private static final int SLOT = 4;

  private final int[] table;
  private final int mask;

  /// @param words how many words there will be
  Lists(int words) {
    int slots = Integer.highestOneBit(Math.max(2, words)) * 4;
    table = new int[slots * SLOT];
    mask = slots - 1;
  }

  /// Adds a word that is not there yet.
  ///
  /// @param unit what a step of weight is worth in its list, above 0
  /// @param common whether entries may be left out of its list
  void add(int word, int begin, int end, float unit, boolean common) {
    int at = slot(word);
    table[at] = word + 1;
    table[at + 1] = begin;
    table[at + 2] = end;
    table[at + 3] = Float.floatToRawIntBits(common ? -unit : unit);
  }

  /// @return the slot of a word, below 0 if it is not there
  int find(int word) {
    int at = slot(word);
    return table[at] == 0 ? -1 : at;
  }

  int begin(int slot) {
    return table[slot + 1];
  }

  int end(int slot) {
    return table[slot + 2];
  }

  float unit(int slot) {
    return Math.abs(Float.intBitsToFloat(table[slot + 3]));
  }

  boolean common(int slot) {
    return table[slot + 3] < 0;
  }

  private int slot(int word) {
    int at = Numbering.mix(word) & mask;
    while (table[at * SLOT] != 0 && table[at * SLOT] != word + 1) {
      at = (at + 1) & mask;
    }
    return at * SLOT;
  }
}
