package org.storywatch.chronicle;

import java.time.Instant;

/// How many articles of one partition were compared with the profiles in one hour: one record of a
/// compacted topic, written with the matches that came of them.
///
/// @param schema the version of this record's form
/// @param partition of the articles
/// @param hour when it began
/// @param articles how many
/// @param next the place of the first article that was not compared yet: what comes again from
///   before it was compared already
public record Tally(int schema, int partition, Instant hour, long articles, long next) {
  /// The form that this program writes.
  public static final int SCHEMA = 1;

  /// What it is known by.
  public String key() {
    return partition + "/" + hour;
  }
}
