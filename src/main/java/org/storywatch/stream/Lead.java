package org.storywatch.stream;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/// The writer of a loop. It has the name of one of the partitions that are ours, so that who takes
/// that one over knows it, and ends at once what a process left open that was killed: the brokers
/// would do so only when the time of the transaction is over, and hide until then all that was
/// written behind it. For the loop's thread.
final class Lead implements AutoCloseable {
  private static final int PATIENCE = 10;

  private final Clients clients;
  private final String name;
  private final MeterRegistry meters;
  private final NavigableSet<Integer> ours = new TreeSet<>();
  private OptionalInt lead = OptionalInt.empty();
  private Optional<Writer> writer = Optional.empty();

  Lead(Clients clients, String name, MeterRegistry meters) {
    this.clients = clients;
    this.name = name;
    this.meters = meters;
  }

  /// Who writes now. Where no partition is ours, it has the name of this process.
  Writer writer() {
    if (writer.isEmpty()) {
      lead = ours.isEmpty() ? OptionalInt.empty() : OptionalInt.of(ours.first());
      OptionalInt partition = lead;
      writer =
          Optional.of(
              new Writer(
                  name,
                  meters,
                  () ->
                      partition.isPresent()
                          ? clients.writer(name, partition.getAsInt())
                          : clients.writer(name)));
    }
    return writer.get();
  }

  /// These partitions are ours from now on: ends what their last owner left open.
  ///
  /// @throws KafkaException when that is not known
  void taken(Collection<Integer> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    if (lead.isEmpty() || partitions.contains(lead.getAsInt())) {
      close();
    }
    ours.addAll(partitions);
    List<String> names =
        partitions.stream().map(partition -> Clients.writerName(name, partition)).toList();
    try (Admin admin = clients.admin()) {
      admin.fenceProducers(names).all().get(PATIENCE, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new KafkaException("the last owner's writers cannot be ended", e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException("the last owner's writers cannot be ended in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  /// These partitions are not ours any more.
  void lost(Collection<Integer> partitions) {
    ours.removeAll(partitions);
    if (lead.isPresent() && !ours.contains(lead.getAsInt())) {
      close();
    }
  }

  /// None is ours any more.
  void reset() {
    ours.clear();
    close();
  }

  @Override
  public void close() {
    writer.ifPresent(Writer::close);
    writer = Optional.empty();
    lead = OptionalInt.empty();
  }
}
