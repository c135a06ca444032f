package org.storywatch.trend;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts records of Kafka, each once: across restarts, and though they are read again. What was
/// counted is written down every minute; after a kill the records since are counted again, into the
/// minutes that they are of.
///
/// For the one thread that reads the records; [#trend] is for any.
public final class Counting implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Counting.class);
  private static final Duration OFTEN = Duration.ofMinutes(1);

  private final Trend trend = new Trend();
  private final Places places = new Places();
  private final TrendFile file;
  private final InstantSource clock;
  private Instant written;
  private boolean changed;

  /// Reads what was counted before; where that cannot be read, the counting begins anew.
  ///
  /// @param file where it is kept
  public Counting(Path file, InstantSource clock) {
    this.file = new TrendFile(file);
    this.clock = clock;
    this.written = clock.instant();
    try {
      this.file.read(trend, places);
    } catch (IOException e) {
      LOG.warn("what was counted before is lost: {}", e.getMessage());
    }
  }

  /// What was counted.
  public Trend trend() {
    return trend;
  }

  /// Where a partition is to be read from.
  ///
  /// @param usual where to begin when nothing of it was counted
  /// @param end where it ends now
  public synchronized long from(String topic, int partition, long usual, long end) {
    return places.from(topic, partition, usual, end);
  }

  /// Whether a record was not counted yet; it is to be counted now.
  public synchronized boolean isNew(String topic, int partition, long offset) {
    changed = true;
    return places.passed(topic, partition, offset);
  }

  /// What is new was counted: writes it down when it is time for that.
  public synchronized void counted() {
    Instant now = clock.instant();
    if (changed && Duration.between(written, now).abs().compareTo(OFTEN) >= 0) {
      write(now);
    }
  }

  @Override
  public synchronized void close() {
    if (changed) {
      write(clock.instant());
    }
  }

  private void write(Instant now) {
    written = now;
    try {
      file.write(trend, places);
      changed = false;
    } catch (IOException e) {
      LOG.warn("what was counted cannot be written down now: {}", e.toString());
    }
  }
}
