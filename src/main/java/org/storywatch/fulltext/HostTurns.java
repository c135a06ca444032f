package org.storywatch.fulltext;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Gives the turns at each host: one at a time, and a pause after each. Safe for any threads.
final class HostTurns {
  /// Hosts that nobody waits for are forgotten once there are so many, the longest unused first.
  private static final int REMEMBERED = 10_000;

  /// How time passes: a test's does not.
  interface Sleeper {
    void sleep(Duration pause) throws InterruptedException;
  }

  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Map<String, Host> hosts = new LinkedHashMap<>(16, 0.75f, true);

  HostTurns(InstantSource clock, Sleeper sleeper) {
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /// Waits for the turn at a host.
  ///
  /// @return false when it did not come, or would not come, within `patience`
  boolean begin(String name, Duration patience) throws InterruptedException {
    Instant latest = clock.instant().plus(patience);
    Host host = enter(name);
    if (!host.turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      leave(host);
      return false;
    }
    boolean mine = false;
    try {
      Instant now = clock.instant();
      if (host.next.isAfter(latest)) {
        return false;
      }
      if (host.next.isAfter(now)) {
        sleeper.sleep(Duration.between(now, host.next));
      }
      mine = true;
      return true;
    } finally {
      if (!mine) {
        host.turn.release();
        leave(host);
      }
    }
  }

  /// Ends a turn that [#begin] gave.
  ///
  /// @param pause until the next may begin
  void end(String name, Duration pause) {
    Host host = enter(name);
    host.next = clock.instant().plus(pause);
    finish(host);
  }

  /// Ends a turn in which nothing was asked.
  void pass(String name) {
    finish(enter(name));
  }

  private void finish(Host host) {
    host.turn.release();
    leave(host);
    leave(host);
  }

  private synchronized Host enter(String name) {
    Host host = hosts.computeIfAbsent(name, _ -> new Host());
    host.users++;
    return host;
  }

  private synchronized void leave(Host host) {
    host.users--;
    if (hosts.size() > REMEMBERED) {
      Instant now = clock.instant();
      hosts.values().removeIf(one -> one.users == 0 && !one.next.isAfter(now));
    }
  }

  private static final class Host {
    private final Semaphore turn = new Semaphore(1, true);
    private volatile Instant next = Instant.EPOCH;
    private int users;
  }
}
