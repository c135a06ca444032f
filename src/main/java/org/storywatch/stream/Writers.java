package org.storywatch.stream;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;

/// The writers of a loop, one for each partition that is ours, by the partition's name. For the
/// loop's thread.
///
/// Who takes a partition over begins with its writer. That ends what the last owner left open, and
/// whatever the last owner still tries to write is refused. So one process at a time writes for a
/// partition, whatever its group says: the brokers may give one to two members at once (KIP-848,
/// seen with Kafka 4.4), where a member is told of a second partition while it still takes over its
/// first, and the second is wanted for another member meanwhile. That the first is taken over then
/// counts as if the second were given up.
final class Writers implements AutoCloseable {
  private final Clients clients;
  private final String name;
  private final MeterRegistry meters;
  private final Map<Integer, Writer> ours = new TreeMap<>();

  Writers(Clients clients, String name, MeterRegistry meters) {
    this.clients = clients;
    this.name = name;
    this.meters = meters;
  }

  /// Who writes for a partition that is ours.
  Writer of(int partition) {
    Writer writer = ours.get(partition);
    if (writer == null) {
      throw new IllegalStateException("partition %d is not ours".formatted(partition));
    }
    return writer;
  }

  /// These partitions are ours from now on, also where they were before. What was done for them is
  /// to be read after this.
  ///
  /// @throws KafkaException when their last owners may still write
  void taken(Collection<Integer> partitions) {
    lost(partitions);
    for (int partition : partitions) {
      Writer writer = new Writer(name, meters, () -> clients.writer(name, partition));
      ours.put(partition, writer);
      writer.settle();
    }
  }

  /// These partitions are not ours any more.
  void lost(Collection<Integer> partitions) {
    for (int partition : partitions) {
      Writer writer = ours.remove(partition);
      if (writer != null) {
        writer.close();
      }
    }
  }

  /// None is ours any more.
  @Override
  public void close() {
    ours.values().forEach(Writer::close);
    ours.clear();
  }
}
