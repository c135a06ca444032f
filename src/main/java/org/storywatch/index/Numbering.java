package org.storywatch.index;

/// A place for each of some numbers, counted from 0 in the order they came: a hash table of ints.
final class Numbering {
  private int[] keys;
  private int[] places;
  private int size;

  /// @param expected how many numbers there probably are
  Numbering(int expected) {
    int capacity = Integer.highestOneBit(Math.max(4, expected)) * 4;
    keys = new int[capacity];
    places = new int[capacity];
  }

  int size() {
    return size;
  }

  /// @return the place of the number, below 0 if it has none
  int find(int number) {
    int at = slot(number);
    return keys[at] == 0 ? -1 : places[at];
  }

  /// @return the place of the number, the next one if it had none
  int add(int number) {
    int at = slot(number);
    if (keys[at] != 0) {
      return places[at];
    }
    keys[at] = number + 1;
    places[at] = size++;
    if (size * 2 > keys.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldPlaces = places;
    keys = new int[oldKeys.length * 2];
    places = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int at = slot(oldKeys[i] - 1);
        keys[at] = oldKeys[i];
        places[at] = oldPlaces[i];
      }
    }
  }

  /// The slot of the number, or the empty one where it would be. A key is the number and one: 0
  /// marks what is empty.
  private int slot(int number) {
    int mask = keys.length - 1;
    int at = mix(number) & mask;
    while (keys[at] != 0 && keys[at] != number + 1) {
      at = (at + 1) & mask;
    }
    return at;
  }

  static int mix(int number) {
    int mixed = number * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }
}
