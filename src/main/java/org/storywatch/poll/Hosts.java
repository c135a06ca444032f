package org.storywatch.poll;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.storywatch.article.Link;

/// The hosts that feeds come from: at most two polls of one at a time, and none while it asks to be
/// left alone.
///
/// Polls that wait for a busy host hold nothing that others need, so one slow host does not delay
/// the others.
final class Hosts {
  private static final int AT_ONCE = 2;

  private final Map<String, Semaphore> busy = new ConcurrentHashMap<>();
  private final Map<String, Instant> held = new ConcurrentHashMap<>();

  /// Waits for a place.
  ///
  /// @return give it back with [Semaphore#release()]
  Semaphore enter(URI url) throws InterruptedException {
    Semaphore host = busy.computeIfAbsent(Link.host(url), _ -> new Semaphore(AT_ONCE, true));
    host.acquire();
    return host;
  }

  /// Leaves the whole host alone until then.
  void hold(URI url, Instant until) {
    held.merge(Link.host(url), until, (a, b) -> b.isAfter(a) ? b : a);
  }

  /// Until when the host is to be left alone; in the past when it is not.
  Instant heldUntil(URI url) {
    return held.getOrDefault(Link.host(url), Instant.EPOCH);
  }
}
