package org.storywatch.smtp;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Closes a connection on which something takes too long; nothing else ends a write to a server
/// that does not read.
final class Watchdog implements AutoCloseable {
  private final CountDownLatch done = new CountDownLatch(1);

  private Watchdog() {}

  static Watchdog over(Dialogue dialogue, Duration patience) {
    Watchdog watchdog = new Watchdog();
    Thread.ofVirtual().name("smtp-watchdog").start(() -> watchdog.watch(dialogue, patience));
    return watchdog;
  }

  private void watch(Dialogue dialogue, Duration patience) {
    try {
      if (!done.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        dialogue.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
  }
}
