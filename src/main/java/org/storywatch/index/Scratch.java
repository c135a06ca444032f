package org.storywatch.index;

/// Room that one thread needs while it looks at a segment.
///
/// [#sums] is all 0 whenever nobody uses it.
final class Scratch {
  final float[] sums = new float[Segment.MOST_ENTRIES];
  final int[] places = new int[Segment.MOST_ENTRIES];
  private int[] lists = {};

  /// @return room for at least so many lists, whatever is in it
  int[] lists(int many) {
    if (lists.length < many) {
      lists = new int[many * 2];
    }
    return lists;
  }
}
