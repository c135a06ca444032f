package org.storywatch.story;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Which developments have a word or a sentence, by hashes.
final class Postings {
  private final Map<Integer, int[]> lists = new HashMap<>();

  /// Adds a development's number, which comes after all that have this key already.
  void add(int key, int number) {
    int[] list = lists.get(key);
    if (list == null) {
      lists.put(key, new int[] {1, number});
      return;
    }
    int size = list[0];
    if (contains(list, number)) {
      return;
    }
    if (size + 1 == list.length) {
      list = Arrays.copyOf(list, list.length + 1 + list.length / 2);
      lists.put(key, list);
    }
    list[size + 1] = number;
    list[0] = size + 1;
  }

  private static boolean contains(int[] list, int number) {
    for (int i = list[0]; i > 0; i--) {
      if (list[i] == number) {
        return true;
      }
    }
    return false;
  }

  /// How many developments have this key.
  int count(int key) {
    int[] list = lists.get(key);
    return list == null ? 0 : list[0];
  }

  /// Adds a weight to each development that has this key.
  ///
  /// @param weights by the numbers of the developments
  void add(int key, double weight, double[] weights) {
    int[] list = lists.get(key);
    if (list != null) {
      for (int i = list[0]; i > 0; i--) {
        weights[list[i]] += weight;
      }
    }
  }
}
