package org.storywatch.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One segment made of the entries that are alive in some blocks, while these are still read and
/// changed.
final class Merge {
  /// So many segments of one size become one.
  private static final int FAN = 4;

  /// Segments with fewer words than this are all of the smallest size.
  private static final int SMALL = 2_048;

  private final List<Block> blocks;
  private final long change;
  private final Optional<Segment> made;

  /// @param change the last change that is known
  Merge(List<Block> blocks, long change) {
    this.blocks = blocks;
    this.change = change;
    List<Entry> alive = new ArrayList<>();
    for (Block block : blocks) {
      for (int place = 0; place < block.size(); place++) {
        if (block.has(place, change)) {
          alive.add(block.entry(place));
        }
      }
    }
    this.made = alive.isEmpty() ? Optional.empty() : Optional.of(Segment.of(Block.of(alive)));
  }

  /// Brings the segment up to what was removed meanwhile. For the one who changes.
  ///
  /// @return the segment; nothing if nobody was alive
  Optional<Segment> finish(Living places) {
    made.ifPresent(segment -> finish(segment.block(), places));
    return made;
  }

  private void finish(Block merged, Living places) {
    int at = 0;
    for (Block block : blocks) {
      for (int place = 0; place < block.size(); place++) {
        if (block.has(place, change)) {
          long death = block.death(place);
          if (death == 0) {
            places.set(merged.entry(at).number(), merged, at);
          } else {
            merged.bury(at, death);
          }
          at++;
        }
      }
    }
  }

  /// @return the segments to merge next: four or more of one size, or one that is mostly dead; none
  ///   if all is well
  static List<Segment> next(List<Segment> segments) {
    List<Segment> sorted =
        segments.stream().sorted(Comparator.comparingInt(one -> one.block().alive())).toList();
    int first = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || level(sorted.get(i)) != level(sorted.get(first))) {
        List<Segment> fitting = i - first < FAN ? List.of() : fitting(sorted.subList(first, i));
        if (fitting.size() > 1) {
          return fitting;
        }
        first = i;
      }
    }
    return sorted.stream()
        .filter(one -> one.block().alive() < one.block().words() / 2)
        .limit(1)
        .toList();
  }

  private static List<Segment> fitting(List<Segment> sorted) {
    int entries = 0;
    int words = 0;
    int count = 0;
    for (Segment segment : sorted) {
      entries += segment.block().living();
      words += segment.block().alive();
      if (entries > Segment.MOST_ENTRIES || words > Segment.MOST_WORDS) {
        break;
      }
      count++;
    }
    return sorted.subList(0, count);
  }

  private static int level(Segment segment) {
    int size = Math.max(1, segment.block().alive() / SMALL);
    return (31 - Integer.numberOfLeadingZeros(size)) / 2;
  }
}
