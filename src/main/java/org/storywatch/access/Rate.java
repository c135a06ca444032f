package org.storywatch.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often something may be done, by one and by all together. Each has a bucket that is full at
/// first and fills again evenly; the buckets of those who were not seen for longest are forgotten
/// where there are too many. For any threads.
final class Rate {
  private static final int REMEMBERED = 10_000;

  private final int each;
  private final int all;
  private final Duration period;

  /// The one that was not seen for longest first.
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  private Bucket common;

  private record Bucket(double left, Instant at) {}

  /// @param each how often one may in a period
  /// @param all how often all together may in a period
  Rate(int each, int all, Duration period) {
    this.each = each;
    this.all = all;
    this.period = period;
    this.common = new Bucket(all, Instant.EPOCH);
  }

  /// Counts one who may; who may not costs the others nothing.
  ///
  /// @param who such as an address
  synchronized boolean allows(String who, Instant now) {
    Bucket own = filled(buckets.getOrDefault(who, new Bucket(each, now)), each, now);
    common = filled(common, all, now);
    boolean allowed = own.left() >= 1 && common.left() >= 1;
    buckets.put(who, allowed ? new Bucket(own.left() - 1, now) : own);
    if (buckets.size() > REMEMBERED) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    if (allowed) {
      common = new Bucket(common.left() - 1, now);
    }
    return allowed;
  }

  synchronized int remembered() {
    return buckets.size();
  }

  private Bucket filled(Bucket bucket, int size, Instant now) {
    double since = Math.max(0, Duration.between(bucket.at(), now).toMillis());
    return new Bucket(Math.min(size, bucket.left() + size * since / period.toMillis()), now);
  }
}
