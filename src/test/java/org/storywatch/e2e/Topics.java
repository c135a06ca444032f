package org.storywatch.e2e;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Unreadable;

/// What a program that has ended left in its topics, read through a broker on its own log.
final class Topics implements AutoCloseable {
  private final EmbeddedBroker broker;
  private final Cluster cluster;

  Topics(Path folder) throws IOException {
    broker = EmbeddedBroker.start(folder.resolve("data/kafka"), words -> {});
    cluster = new Cluster(broker.bootstrap(), "auditor", new SimpleMeterRegistry());
  }

  <T> List<T> all(Topic topic, Class<T> type) {
    List<T> all = new ArrayList<>();
    cluster.readAll(
        topic,
        record -> {
          try {
            all.add(record.as(type));
          } catch (Unreadable e) {
            throw new AssertionError(e);
          }
        });
    return all;
  }

  @Override
  public void close() {
    broker.close();
  }
}
