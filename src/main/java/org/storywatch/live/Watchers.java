package org.storywatch.live;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells open pages by server-sent events (HTML Standard, section 9.2) when to look again: soon
/// after a change, and now and then in any case, since what stands still changes the page as well,
/// and silence would mean that the program is gone.
///
/// A stream ends after a minute and is opened anew by the browser, so that a session that ended is
/// noticed. Each stream keeps one virtual thread.
public final class Watchers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);
  private static final String EVENTS = "text/event-stream";

  /// So many streams at once; whoever comes later asks now and then instead.
  static final int MOST = 200;

  private static final Duration REST = Duration.ofSeconds(2);
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final Duration LENGTH = Duration.ofMinutes(1);

  private final Changes changes;
  private final AtomicInteger open = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);

  /// @param changes what the pages show
  public Watchers(Changes changes) {
    this.changes = changes;
  }

  /// Serves one stream, and returns when it is over. It is written within the request, by the
  /// thread of the request: Javalin's own way lets go of the thread, and goes round for ever when
  /// the server stops meanwhile.
  public void serve(Context request) throws IOException {
    if (!EVENTS.equals(request.header("Accept"))) {
      request.status(HttpStatus.NOT_ACCEPTABLE).result("This is a stream of events.\n");
    } else if (open.incrementAndGet() > MOST) {
      open.decrementAndGet();
      request.status(HttpStatus.SERVICE_UNAVAILABLE).result("Too many pages are open.\n");
    } else {
      try {
        tell(request);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // the server stops
      } catch (IOException e) {
        LOG.debug("a page was closed: {}", e.toString());
      } finally {
        open.decrementAndGet();
      }
    }
  }

  private void tell(Context request) throws InterruptedException, IOException {
    request
        .contentType(EVENTS)
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no");
    OutputStream out = request.res().getOutputStream();
    long end = System.nanoTime() + LENGTH.toNanos();
    long seen = changes.count();
    look(out);
    while (System.nanoTime() < end && !rest()) {
      seen = changes.after(seen, QUIET);
      if (closing.getCount() > 0) {
        look(out);
      }
    }
  }

  private static void look(OutputStream out) throws IOException {
    out.write("event: look\ndata: now\n\n".getBytes(StandardCharsets.UTF_8));
    out.flush();
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
