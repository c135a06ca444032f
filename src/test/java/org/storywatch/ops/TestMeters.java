package org.storywatch.ops;

import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/// Meters for tests, which begin side by side: another one may just be setting the log up, of which
/// meters need the end. The program itself begins with one thread.
public final class TestMeters {
  private TestMeters() {}

  /// Meters, once there is a log.
  public static Meters create() {
    await().until(() -> LoggerFactory.getILoggerFactory() instanceof LoggerContext);
    return new Meters();
  }
}
