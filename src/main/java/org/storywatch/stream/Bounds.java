package org.storywatch.stream;

import java.time.Duration;

/// How much a loop takes in hand before it commits. Records that were polled and do not fit are
/// read again: a stage that is slow answers to a rebalance, and to a stop, soon all the same.
///
/// @param records how many at most
/// @param bytes how many were read and are to be written, roughly; one record may be more
/// @param time for how long the stage may work; its last record may take longer
record Bounds(int records, long bytes, Duration time) {
  static final Bounds USUAL = new Bounds(200, 16L << 20, Duration.ofMillis(500));
}
