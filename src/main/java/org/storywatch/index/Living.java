package org.storywatch.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where the living entry of each profile is. For the one who changes.
final class Living {
  private @Nullable Block[] blocks = new @Nullable Block[64];
  private int[] places = new int[64];
  private int size;

  /// @return how many profiles have a place
  int size() {
    return size;
  }

  void set(int number, Block block, int place) {
    if (number >= blocks.length) {
      int capacity = (int) Math.min(Integer.MAX_VALUE - 8, Math.max(number + 1L, number * 3L / 2));
      blocks = Arrays.copyOf(blocks, capacity);
      places = Arrays.copyOf(places, capacity);
    }
    if (blocks[number] == null) {
      size++;
    }
    blocks[number] = block;
    places[number] = place;
  }

  /// Removes the entry of a profile, if it has one.
  void bury(int number, long change) {
    if (number < blocks.length) {
      Block block = blocks[number];
      if (block != null) {
        block.bury(places[number], change);
        blocks[number] = null;
        size--;
      }
    }
  }
}
