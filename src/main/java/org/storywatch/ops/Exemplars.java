package org.storywatch.ops;

import io.micrometer.core.instrument.Timer;
import io.prometheus.metrics.tracer.common.SpanContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Says of what a time was measured, so that one can go from a slow bucket of a histogram to what
/// was slow: OpenMetrics calls it an exemplar, and has two names for one, that of the whole way of
/// something and that of a step on it.
///
/// Nothing here samples: the registry takes every so often one for each bucket.
public final class Exemplars implements SpanContext {
  private static final ScopedValue<Step> NOW = ScopedValue.newInstance();

  private record Step(String way, String step) {}

  Exemplars() {}

  /// Records a time with its names.
  ///
  /// @param time one below zero, which two machines' clocks can make, counts as none
  /// @param way what is followed through the program, such as the id of an article
  /// @param step which step of it this is, or where that can be looked up, such as an alert's id
  public static void record(Timer timer, Duration time, String way, String step) {
    Duration known = time.isNegative() ? Duration.ZERO : time;
    ScopedValue.where(NOW, new Step(way, step)).run(() -> timer.record(known));
  }

  @Override
  public @Nullable String getCurrentTraceId() {
    return NOW.isBound() ? NOW.get().way() : null;
  }

  @Override
  public @Nullable String getCurrentSpanId() {
    return NOW.isBound() ? NOW.get().step() : null;
  }

  @Override
  public boolean isCurrentSpanSampled() {
    return NOW.isBound();
  }

  @Override
  public void markCurrentSpanAsExemplar() {}
}
