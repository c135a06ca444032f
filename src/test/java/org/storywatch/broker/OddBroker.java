package org.storywatch.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.common.Uuid;

/// An embedded broker whose settings are not quite those of the program.
public final class OddBroker {
  private OddBroker() {}

  /// Starts one.
  ///
  /// @param change of the settings, which hold its ports already
  public static EmbeddedBroker start(Path folder, Consumer<Properties> change) throws IOException {
    List<Integer> ports = Ports.free(2);
    Properties settings = BrokerSettings.of(1, folder, ports.getFirst(), ports.getLast());
    change.accept(settings);
    return EmbeddedBroker.start(settings, Uuid.randomUuid().toString(), words -> {});
  }
}
