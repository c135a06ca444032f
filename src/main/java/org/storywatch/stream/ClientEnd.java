package org.storywatch.stream;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;

/// Hears from a client of Kafka that it is closed, and says so. Kafka makes it by its name, which
/// is why it is public, and gives it the client's settings.
public final class ClientEnd implements MetricsReporter {
  /// The setting that holds a [Runnable].
  static final String KEY = "storywatch.end";

  private Runnable end = () -> {};

  /// Of a client that is not known yet.
  public ClientEnd() {}

  @Override
  public void configure(Map<String, ?> settings) {
    if (settings.get(KEY) instanceof Runnable given) {
      end = given;
    }
  }

  @Override
  public void init(List<KafkaMetric> metrics) {}

  @Override
  public void metricChange(KafkaMetric metric) {}

  @Override
  public void metricRemoval(KafkaMetric metric) {}

  @Override
  public void close() {
    end.run();
  }
}
