package org.storywatch.index;

import java.util.Arrays;

/// From each word to the entries of a block that have it.
///
/// A weight is divided by what its entry wants at least, so that an entry is wanted from a sum of 1
/// on, and rounded up to 16 bits: sums are bounds. Of the words that many entries have, each entry
/// is left out where its weights are small, as far as they make at most [#LEFT_OUT] of what it
/// wants at least. By the Cauchy-Schwarz inequality they can add no more than the length of what
/// was left out times the length of the article's part in such words. Entries that may reach 1 with
/// that are compared exactly.
final class Postings {
  /// What may be left out of an entry: this part of its least likeness.
  static final double LEFT_OUT = 0.4;

  /// Steps of a weight.
  static final int STEPS = (1 << 16) - 1;

  /// What rounding of one floating sum or product may take away, twice of it to be sure.
  private static final double ROUNDING = 1.2e-7;

  /// Below this the bound says nothing any more.
  private static final double LOWEST = 0.05;

  private final Lists lists;
  private final int[] packed;
  private final float[] rests;
  private final int[] always;

  /// @param packed all lists, place of the entry in the low half and steps in the high half
  /// @param rests the length of what was left out of each entry, divided by what it wants at least
  /// @param always the entries that are in no list, since they want as good as nothing
  Postings(Lists lists, int[] packed, float[] rests, int[] always) {
    this.lists = lists;
    this.packed = packed;
    this.rests = rests;
    this.always = always;
  }

  /// Tells of the entries that want the article.
  ///
  /// @return whether it could; if not, nothing was told
  boolean find(Asked[] article, Block block, long change, Scratch scratch, Found found) {
    Asked words = article[0];
    int[] met = scratch.lists(words.size());
    double squares = 0;
    for (int i = 0; i < words.size(); i++) {
      met[i] = lists.find(words.term(i));
      if (met[i] >= 0 && lists.common(met[i])) {
        squares += words.weight(i) * words.weight(i);
      }
    }
    double most = Math.sqrt(squares);
    double whole = 1 - (words.size() + 4) * ROUNDING;
    double needed = whole - LEFT_OUT * most;
    if (needed < LOWEST) {
      return false;
    }
    int count = gather(words, met, (float) needed, scratch);
    count = sift(scratch, count, most, whole);
    Arrays.fill(scratch.sums, 0, block.size(), 0);
    for (int i = 0; i < count; i++) {
      tell(article, block, scratch.places[i], change, found);
    }
    for (int place : always) {
      tell(article, block, place, change, found);
    }
    return true;
  }

  private static void tell(Asked[] article, Block block, int place, long change, Found found) {
    if (block.has(place, change)) {
      block.entry(place).compare(article, false, found);
    }
  }

  /// Adds up, and notes each entry whose sum reaches what is needed.
  private int gather(Asked words, int[] met, float needed, Scratch scratch) {
    float[] sums = scratch.sums;
    int[] places = scratch.places;
    int count = 0;
    for (int i = 0; i < words.size(); i++) {
      int list = met[i];
      if (list < 0) {
        continue;
      }
      float unit = (float) (words.weight(i) * lists.unit(list));
      int end = lists.end(list);
      for (int at = lists.begin(list); at < end; at++) {
        int posting = packed[at];
        int place = posting & STEPS;
        float before = sums[place];
        float sum = before + (posting >>> 16) * unit;
        sums[place] = sum;
        if (sum >= needed && before < needed) {
          places[count++] = place;
        }
      }
    }
    return count;
  }

  /// Keeps the entries that may reach 1 with what was left out of them.
  private int sift(Scratch scratch, int count, double most, double whole) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int place = scratch.places[i];
      if (scratch.sums[place] + rests[place] * most >= whole) {
        scratch.places[kept++] = place;
      }
    }
    return kept;
  }
}
