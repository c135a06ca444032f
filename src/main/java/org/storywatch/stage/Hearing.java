package org.storywatch.stage;

import java.util.List;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Out;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Writer;
import org.storywatch.websub.Word;

/// Writes what hubs say, and which feeds somebody wants polled, for the process that polls the
/// feed.
public final class Hearing implements AutoCloseable {
  private final Writer writer;

  public Hearing(Cluster cluster) {
    this.writer = cluster.writer("hub-words");
  }

  /// Returns when it is safe. For any threads.
  public synchronized void hear(Word word) {
    writer.write(List.of(Out.of(Topic.HUB_WORDS, word.feed(), word)));
  }

  @Override
  public synchronized void close() {
    writer.close();
  }
}
