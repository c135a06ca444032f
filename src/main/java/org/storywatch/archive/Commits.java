package org.storywatch.archive;

import java.time.Duration;
import java.time.Instant;

/// When to commit: a commit waits for the disk, and what was not committed is read again after a
/// crash.
///
/// @param articles at the latest after so many
/// @param time at the latest so long after the last one
public record Commits(int articles, Duration time) {
  /// As the service does.
  public static final Commits USUAL = new Commits(1_000, Duration.ofSeconds(5));

  /// @param waiting how many articles were added since the last commit
  /// @param last when that was
  public boolean isDue(int waiting, Instant last, Instant now) {
    return waiting >= articles || (waiting > 0 && !now.isBefore(last.plus(time)));
  }
}
