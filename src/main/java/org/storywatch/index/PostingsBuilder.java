package org.storywatch.index;

import java.util.Arrays;
import java.util.BitSet;

/// Makes the postings of a block.
final class PostingsBuilder {
  /// An entry that wants less than this is compared with every article.
  private static final double LEAST = 0.002;

  /// A word is common if more than one in so many entries have it.
  private static final int COMMON = 200;

  private final Block block;
  private final Numbering numbering = new Numbering(1_000);

  /// The list of each word of each entry.
  private final int[] listed;

  /// How many entries have the word of each list, and which it is.
  private final int[] counts;

  private final int[] words;

  /// Of all words of all entries, which were left out.
  private final BitSet without = new BitSet();

  private final float[] rests;

  PostingsBuilder(Block block) {
    this.block = block;
    this.listed = new int[block.words()];
    this.rests = new float[block.size()];
    int all = 0;
    for (int place = 0; place < block.size(); place++) {
      Entry entry = block.entry(place);
      for (int i = 0; i < entry.words(); i++) {
        listed[all++] = numbering.add(entry.term(i));
      }
    }
    this.counts = new int[numbering.size()];
    this.words = new int[counts.length];
    int at = 0;
    for (int place = 0; place < block.size(); place++) {
      Entry entry = block.entry(place);
      for (int i = 0; i < entry.words(); i++, at++) {
        counts[listed[at]]++;
        words[listed[at]] = entry.term(i);
      }
    }
  }

  Postings postings() {
    boolean[] common = new boolean[counts.length];
    int few = Math.max(4, block.size() / COMMON);
    for (int list = 0; list < common.length; list++) {
      common[list] = counts[list] > few;
    }
    int first = 0;
    for (int place = 0; place < block.size(); place++) {
      Entry entry = block.entry(place);
      rests[place] = Math.nextUp((float) leaveOut(entry, first, common));
      first += entry.words();
    }
    double[] most = new double[counts.length];
    int[] ends = measure(most);
    return new Postings(lists(most, ends, common), pack(most, ends), rests, always());
  }

  private Lists lists(double[] most, int[] ends, boolean[] common) {
    Lists all = new Lists(most.length);
    for (int list = 0; list < most.length; list++) {
      int begin = list == 0 ? 0 : ends[list - 1];
      float unit = Math.nextUp((float) (most[list] / Postings.STEPS));
      all.add(words[list], begin, ends[list], unit, common[list]);
    }
    return all;
  }

  /// Leaves out common words, those first that are in long lists for little weight.
  ///
  /// @param first the place of the entry's first word in [#listed]
  /// @return the length of what was left out, divided by what the entry wants at least
  private double leaveOut(Entry entry, int first, boolean[] common) {
    if (entry.least() < LEAST) {
      without.set(first, first + entry.words());
      return 0;
    }
    long[] order = new long[entry.words()];
    int size = 0;
    for (int i = 0; i < entry.words(); i++) {
      int list = listed[first + i];
      if (common[list]) {
        float worth = (float) (square(entry, i) / counts[list]);
        order[size++] = (long) Float.floatToIntBits(worth) << 32 | i;
      }
    }
    Arrays.sort(order, 0, size);
    double room = Postings.LEFT_OUT * entry.least();
    double squares = 0;
    for (int i = 0; i < size; i++) {
      int word = (int) order[i];
      double more = squares + square(entry, word);
      if (more < room * room) {
        squares = more;
        without.set(first + word);
      }
    }
    return Math.sqrt(squares) / entry.least();
  }

  private static double square(Entry entry, int word) {
    return entry.weight(word) * entry.weight(word);
  }

  /// @param most takes the greatest weight of each list
  /// @return where each list ends
  private int[] measure(double[] most) {
    int[] ends = new int[most.length];
    each((place, weight, list) -> {
      most[list] = Math.max(most[list], weight);
      ends[list]++;
    });
    for (int list = 1; list < ends.length; list++) {
      ends[list] += ends[list - 1];
    }
    return ends;
  }

  private int[] pack(double[] most, int[] ends) {
    int[] packed = new int[ends.length == 0 ? 0 : ends[ends.length - 1]];
    int[] next = new int[ends.length];
    System.arraycopy(ends, 0, next, Math.min(1, next.length), Math.max(0, next.length - 1));
    if (next.length > 0) {
      next[0] = 0;
    }
    each((place, weight, list) -> {
      int steps = (int) Math.ceil(weight / most[list] * Postings.STEPS);
      packed[next[list]++] = Math.min(steps, Postings.STEPS) << 16 | place;
    });
    return packed;
  }

  private int[] always() {
    int[] places = new int[block.size()];
    int size = 0;
    for (int place = 0; place < block.size(); place++) {
      if (block.entry(place).least() < LEAST) {
        places[size++] = place;
      }
    }
    return Arrays.copyOf(places, size);
  }

  /// Told of a word of an entry that goes into a list.
  private interface Posting {
    void add(int place, double weight, int list);
  }

  private void each(Posting posting) {
    int at = 0;
    for (int place = 0; place < block.size(); place++) {
      Entry entry = block.entry(place);
      for (int i = 0; i < entry.words(); i++, at++) {
        if (!without.get(at)) {
          posting.add(place, entry.weight(i) / entry.least(), listed[at]);
        }
      }
    }
  }
}
