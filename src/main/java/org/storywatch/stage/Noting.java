package org.storywatch.stage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import org.storywatch.feedback.Feedback;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Out;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Writer;

/// Writes what people say of articles, for every process that matches.
public final class Noting implements AutoCloseable {
  private final Writer writer;
  private final MeterRegistry meters;

  public Noting(Cluster cluster, MeterRegistry meters) {
    this.writer = cluster.writer("feedback");
    this.meters = meters;
    for (Feedback.Verdict verdict : Feedback.Verdict.values()) {
      count(verdict, 0);
    }
  }

  /// Returns when it is safe. For any threads.
  public synchronized void note(Feedback said) {
    writer.write(List.of(Out.of(Topic.FEEDBACK, said.key(), said)));
    count(said.verdict(), 1);
  }

  @Override
  public synchronized void close() {
    writer.close();
  }

  private void count(Feedback.Verdict verdict, int number) {
    Counter.builder("feedback")
        .description("Words of people on articles, by what they said")
        .tag("verdict", verdict.name().toLowerCase(Locale.ROOT))
        .register(meters)
        .increment(number);
  }
}
