package org.storywatch.live;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Tells open pages by server-sent events when to look again: soon after a change, and now and then
/// in any case, since what stands still changes the page as well, and silence would mean that the
/// program is gone.
///
/// A stream ends after a minute and is opened anew by the browser, so that a session that ended is
/// noticed. Each stream keeps one virtual thread.
public final class Watchers implements AutoCloseable {
  /// So many streams at once; whoever comes later asks now and then instead.
  static final int MOST = 200;

  private static final Duration REST = Duration.ofSeconds(2);
  private static final Duration QUIET = Duration.ofSeconds(10);
  private static final Duration LENGTH = Duration.ofMinutes(1);

  private final Changes changes;
  private final AtomicInteger open = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);

  /// @param changes what the pages show
  public Watchers(Changes changes) {
    this.changes = changes;
  }

  /// How many pages are told at present.
  int open() {
    return open.get();
  }

  /// Serves one stream, and returns when it is over.
  public void serve(SseClient client) {
    try {
      if (open.incrementAndGet() <= MOST) {
        tell(client);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server stops
    } finally {
      open.decrementAndGet();
      client.close();
    }
  }

  private void tell(SseClient client) throws InterruptedException {
    long end = System.nanoTime() + LENGTH.toNanos();
    long seen = changes.count();
    client.sendEvent("look", "first");
    while (!client.terminated() && System.nanoTime() < end && !rest()) {
      seen = changes.after(seen, QUIET);
      if (closing.getCount() > 0) {
        client.sendEvent("look", "again");
      }
    }
  }

  /// @return whether the server stops
  private boolean rest() throws InterruptedException {
    return closing.await(REST.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Ends all streams.
  @Override
  public void close() {
    closing.countDown();
    changes.tell();
  }
}
