package org.storywatch.net;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/// Gives up on headers that do not end in time, however they come: a byte now and then, or one
/// preliminary answer after the other. Stands in the HTTP client between connecting and asking.
final class HeaderWatch implements ExecChainHandler, AutoCloseable {
  private final Duration limit;
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("header-watch").factory());

  HeaderWatch(Duration limit) {
    this.limit = limit;
    timer.setRemoveOnCancelPolicy(true);
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    AtomicBoolean late = new AtomicBoolean();
    Future<?> alarm =
        timer.schedule(
            () -> {
              late.set(true);
              stop(scope.originalRequest);
            },
            limit.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      return chain.proceed(request, scope);
    } catch (IOException e) {
      throw late.get() ? new Unusable("sent no complete header within " + Words.time(limit)) : e;
    } finally {
      alarm.cancel(false);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private static void stop(ClassicHttpRequest request) {
    if (request instanceof Cancellable open) {
      boolean _ = open.cancel();
    }
  }
}
