package org.storywatch.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which records a stage threw at, which is an error of this program: a record is tried three
/// times, each time by a stage that has read its memory anew, and then it is left out. Where that
/// happens to one record after another and none goes well between them, the records are not to
/// blame.
final class Blame {
  private static final int TRIES = 3;
  private static final int IN_A_ROW = 3;

  private final Map<String, Integer> throwing = new HashMap<>();
  private final Map<String, String> guilty = new HashMap<>();

  /// The last one of which it is known which record it is about.
  private @Nullable RuntimeException known;

  private int row;
  private int unknown;

  /// A stage threw at this record.
  void threw(In record, RuntimeException thrown) {
    known = thrown;
    if (throwing.merge(record.place(), 1, Integer::sum) >= TRIES) {
      throwing.remove(record.place());
      guilty.put(record.place(), "an error of this program, %d times: %s".formatted(TRIES, thrown));
      row++;
    }
  }

  /// Whether it is worth starting over.
  boolean bearable(RuntimeException thrown) {
    if (thrown.equals(known)) {
      return row < IN_A_ROW;
    }
    unknown++;
    return unknown < TRIES;
  }

  /// Why a record is left out, if it is.
  Optional<String> verdict(In record) {
    return Optional.ofNullable(guilty.get(record.place()));
  }

  /// What was in hand is written.
  ///
  /// @param processed how many records of it went well
  void written(int processed) {
    unknown = 0;
    if (processed > 0) {
      row = 0;
    }
  }
}
