package org.storywatch.stage;

import java.util.List;
import java.util.Map;
import org.storywatch.feedlist.Change;
import org.storywatch.feedlist.Roll;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Follower;
import org.storywatch.stream.In;
import org.storywatch.stream.Out;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Unreachable;
import org.storywatch.stream.Writer;

/// Writes and follows what people change of the feeds, for every process that polls or shows them.
public final class Enrolling implements AutoCloseable {
  private final Writer writer;

  public Enrolling(Cluster cluster) {
    this.writer = cluster.writer("feeds");
  }

  /// Returns when it is safe. For any threads.
  public synchronized void keep(List<Change> changes) {
    writer.write(
        changes.stream().map(change -> Out.of(Topic.FEEDS, change.feed(), change)).toList());
  }

  /// Reads what was changed until now, lest a feed that pauses is polled at each start.
  ///
  /// @throws Unreachable when it cannot be read to its end; may be called again
  public static void recall(Cluster cluster, Roll roll) throws Unreachable {
    cluster.recall(Topic.FEEDS, record -> take(record, roll));
  }

  /// A follower, not started, that keeps the roll up to date.
  public static Follower follow(Cluster cluster, Roll roll) {
    return cluster.follow(Map.of(Topic.FEEDS, Integer.MAX_VALUE), record -> take(record, roll));
  }

  private static void take(In record, Roll roll) {
    Records.read(record, Change.class).ifPresent(roll::add);
  }

  @Override
  public synchronized void close() {
    writer.close();
  }
}
