package org.storywatch.ops;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.regex.Pattern;

/// Leaves out those meters of libraries that are not as Prometheus wants them, since their units
/// are not base units or their names say that they are something else, and those that say nothing
/// that others do not: Kafka's clients have about a hundred each, and more for each partition.
final class Conventions implements MeterFilter {
  private static final Pattern SUPERFLUOUS =
      Pattern.compile(
          "kafka\\.app\\..*|kafka\\..*\\.(rate|rate\\.per\\.hour|count|time\\.ns\\.(total|avg))"
              + "|kafka\\..*\\.(node|event\\.queue|unsent\\.requests|records\\.lead)\\..*"
              + "|kafka\\..*\\.(\\w*reauth\\w*\\..*|records\\.lead|records\\.lag\\.avg|no\\.reauth.*)"
              + "|kafka\\..*\\.preferred\\.read\\.replica"
              + "|process\\.cpu\\.time|system\\.cpu\\.count");

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    return SUPERFLUOUS.matcher(id.getName()).matches()
        ? MeterFilterReply.DENY
        : MeterFilterReply.NEUTRAL;
  }
}
