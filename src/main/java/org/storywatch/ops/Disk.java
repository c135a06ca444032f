package org.storywatch.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// How much room there is for a folder.
///
/// @param folder as it is configured
/// @param free bytes that this process may still write
public record Disk(Path folder, long free) {
  private static final long TIGHT = 256L << 20;
  private static final long FULL = 1L << 20;

  /// As it is now; endless where the system does not say.
  public static Disk of(Path folder) {
    try {
      return new Disk(folder, Files.getFileStore(folder).getUsableSpace());
    } catch (IOException e) {
      return new Disk(folder, Long.MAX_VALUE);
    }
  }

  /// Whether nothing more can be written.
  public boolean full() {
    return free < FULL;
  }

  /// How near the end is.
  public Condition condition() {
    if (free == Long.MAX_VALUE) {
      return Condition.well("the system does not say how much is free");
    }
    long megabytes = free >> 20;
    return free < TIGHT
        ? Condition.trying(
            "data: %s has room for %d MB only: make room, before the broker has to stop"
                .formatted(folder, megabytes))
        : Condition.well(String.format(Locale.ROOT, "%,d MB are free", megabytes));
  }
}
