package org.storywatch.ops;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Map;
import java.util.regex.Pattern;

/// Keeps the meters of libraries to Prometheus' conventions, and to those that tell something:
/// units are base units, a rate is reckoned by who asks, and no number that only goes up and down
/// is called a count.
final class Naming implements MeterFilter {
  /// Kafka's clients have about a hundred meters each.
  private static final Pattern SUPERFLUOUS =
      Pattern.compile(
          "kafka\\..*\\.(rate|rate\\.per\\.hour|time\\.ns\\.(total|avg))"
              + "|kafka\\..*\\.(node|app\\.info|.*event\\.queue|.*reauth\\w*|unsent\\.requests)\\..*"
              + "|kafka\\.app\\..*|kafka\\..*\\.(application\\.events\\.expired\\.count|no\\.reauth.*)"
              + "|process\\.cpu\\.time");

  private static final Map<String, String> NAMES =
      Map.of(
          "kafka.consumer.connection.count", "kafka.consumer.connections",
          "kafka.producer.connection.count", "kafka.producer.connections",
          "system.cpu.count", "system.cpus");

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    return SUPERFLUOUS.matcher(id.getName()).matches()
        ? MeterFilterReply.DENY
        : MeterFilterReply.NEUTRAL;
  }

  @Override
  public Meter.Id map(Meter.Id id) {
    String name = NAMES.get(id.getName());
    return name == null ? id : id.withName(name);
  }
}
