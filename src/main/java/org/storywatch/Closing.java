package org.storywatch;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.stream.Loop;

/// What was opened, closed again exactly backwards; one that fails to close does not stop the rest.
final class Closing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T part) {
    opened.push(part);
    return part;
  }

  /// Everything that takes time to end begins to end at once; what is written meanwhile stands in
  /// Kafka for the next start.
  @Override
  public void close() {
    for (AutoCloseable part : opened) {
      if (part instanceof Loop loop) {
        loop.stop();
      }
    }
    while (!opened.isEmpty()) {
      AutoCloseable part = opened.pop();
      try {
        part.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        LOG.warn("{} did not close: {}", part.getClass().getSimpleName(), e.toString());
      }
    }
  }
}
