package org.storywatch.index;

/// A block that is full, and its postings.
record Segment(Block block, Postings postings) {
  /// Entries in a segment: a place takes half of an int in the postings.
  static final int MOST_ENTRIES = 1 << 16;

  /// Words of all entries of a segment; merging holds a few bytes for each.
  static final int MOST_WORDS = 1 << 23;

  static Segment of(Block block) {
    return new Segment(block, new PostingsBuilder(block).postings());
  }

  /// Tells of the entries that want the article.
  void find(Asked[] article, long change, Scratch scratch, Found found) {
    if (!postings.find(article, block, change, scratch, found)) {
      compareAll(block, block.size(), article, change, false, found);
    }
  }

  /// Compares the article with one entry after the other.
  ///
  /// @param filled how many entries there are
  /// @param anyWord whether one shared word is enough
  static void compareAll(
      Block block, int filled, Asked[] article, long change, boolean anyWord, Found found) {
    for (int place = 0; place < filled; place++) {
      if (block.has(place, change)) {
        block.entry(place).compare(article, anyWord, found);
      }
    }
  }
}
