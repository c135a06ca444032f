package org.storywatch.feed;

import java.net.URI;
import java.time.Instant;
import org.storywatch.feed.FeedState.Outcome;
import org.storywatch.format.Wishes;

/// Feed states for tests.
public final class States {
  private States() {}

  /// Of a feed with some validators that was polled then, and is due then.
  public static FeedState of(String id, URI url, Outcome outcome, int failures, Instant at) {
    return of(id, url, outcome, failures, 0, at, new Rhythm(0, 1, at, at, at));
  }

  static FeedState of(
      String id, URI url, Outcome outcome, int failures, int harmful, Instant at, Rhythm rhythm) {
    return new FeedState(
        FeedState.SCHEMA,
        id,
        url,
        url,
        "",
        "\"1\"",
        "",
        outcome,
        failures,
        harmful,
        0,
        at,
        at,
        at,
        failures == 0 ? "" : "is in trouble <b>",
        Move.none(url),
        rhythm,
        Wishes.NONE,
        Lease.NONE,
        Trouble.NONE);
  }
}
