package org.storywatch.chronicle;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Counts the articles of one partition that are compared.
public final class Counting {
  private static final Duration KEPT = Duration.ofHours(3);

  private final int partition;
  private final Map<Instant, Long> hours = new HashMap<>();
  private long next;
  private long fresh;

  public Counting(int partition) {
    this.partition = partition;
  }

  /// Takes in what was written, in the order in which it was.
  public void recall(Tally tally) {
    hours.put(tally.hour(), tally.articles());
    next = tally.next();
  }

  /// All was read back.
  ///
  /// @param end where the partition ends; where that is before what was compared, it is another
  ///   partition of the same name
  public void recalled(long end) {
    next = end < next ? 0 : next;
  }

  /// An article is compared.
  ///
  /// @param offset its place
  /// @return whether it is compared for the first time
  public boolean compared(long offset) {
    if (offset < next) {
      return false;
    }
    next = offset + 1;
    fresh++;
    return true;
  }

  /// What is to be written, if anything changed since this was asked.
  public Optional<Tally> changed(Instant now) {
    if (fresh == 0) {
      return Optional.empty();
    }
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    long articles = hours.merge(hour, fresh, Long::sum);
    fresh = 0;
    hours.keySet().removeIf(old -> old.isBefore(now.minus(KEPT)));
    return Optional.of(new Tally(Tally.SCHEMA, partition, hour, articles, next));
  }
}
