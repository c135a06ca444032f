package org.storywatch.index;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/// Some entries side by side, each with the number of the change that removed it. One thread
/// writes, many read: an entry is there for those whose [View] knows of it.
final class Block {
  private final Entry[] entries;

  /// 0 while the entry is alive.
  private final AtomicLongArray deaths;

  // For the writer only, once the block is read.
  private int size;

  private int words;
  private int alive;
  private int living;

  Block(int capacity) {
    entries = new Entry[capacity];
    deaths = new AtomicLongArray(capacity);
  }

  static Block of(List<Entry> entries) {
    Block block = new Block(entries.size());
    entries.forEach(block::add);
    return block;
  }

  /// @return the place of the entry
  int add(Entry entry) {
    entries[size] = entry;
    words += entry.words();
    alive += entry.words();
    living++;
    return size++;
  }

  /// Removes an entry for all views from this change on.
  void bury(int place, long change) {
    deaths.set(place, change);
    alive -= entries[place].words();
    living--;
  }

  Entry entry(int place) {
    return entries[place];
  }

  /// @return whether the entry is there after this change
  boolean has(int place, long change) {
    long death = deaths.get(place);
    return death == 0 || death > change;
  }

  /// @return the change that removed the entry, 0 while it is alive
  long death(int place) {
    return deaths.get(place);
  }

  /// @return how many places were filled
  int size() {
    return size;
  }

  int capacity() {
    return entries.length;
  }

  /// @return the words of all entries
  int words() {
    return words;
  }

  /// @return how many entries are alive
  int living() {
    return living;
  }

  /// @return the words of the entries that are alive
  int alive() {
    return alive;
  }
}
