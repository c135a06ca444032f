package org.storywatch.smtp;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Ends what takes too long, such as an answer that comes drop by drop; the library limits only the
/// wait for each read.
final class Limit {
  private Limit() {}

  /// Does something in a virtual thread, the only kind where an interrupt closes the socket that is
  /// waited for ([java.net.Socket#getInputStream]).
  ///
  /// @param most after which it is interrupted; what it comes to then is its own affair
  static <T> T within(Duration most, Supplier<T> what) {
    return CompletableFuture.supplyAsync(() -> watched(most, what), Thread.ofVirtual()::start)
        .join();
  }

  private static <T> T watched(Duration most, Supplier<T> what) {
    Thread me = Thread.currentThread();
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    CompletableFuture<Boolean> _ =
        done.orTimeout(most.toMillis(), TimeUnit.MILLISECONDS)
            .exceptionally(late -> {
              me.interrupt();
              return false;
            });
    try {
      return what.get();
    } finally {
      done.complete(true);
    }
  }
}
