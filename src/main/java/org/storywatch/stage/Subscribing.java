package org.storywatch.stage;

import java.util.List;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Subscriber;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Out;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Writer;

/// Writes what people say of their subscriptions, for every process that tells or sends, and the
/// questions whether an address is theirs.
public final class Subscribing implements AutoCloseable {
  private final Writer writer;

  public Subscribing(Cluster cluster) {
    this.writer = cluster.writer("subscriptions");
  }

  /// Keeps what somebody wants from now on; returns when it is safe. For any threads.
  public synchronized void keep(Subscriber word) {
    writer.write(List.of(Out.of(Topic.SUBSCRIPTIONS, word.key(), word)));
  }

  /// Has a mail sent to somebody who may be no subscriber yet, which asks whether they want to be
  /// one; returns when it is sure to be sent. The same id is asked once. For any threads.
  ///
  /// @param alert about an [org.storywatch.alert.About.Confirm]
  public synchronized void ask(Alert alert) {
    writer.write(List.of(Telling.alert(alert)));
  }

  @Override
  public synchronized void close() {
    writer.close();
  }
}
