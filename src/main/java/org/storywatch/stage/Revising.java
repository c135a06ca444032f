package org.storywatch.stage;

import java.util.List;
import java.util.Map;
import org.storywatch.revision.Revision;
import org.storywatch.revision.Revisions;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Follower;
import org.storywatch.stream.In;
import org.storywatch.stream.Out;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Unreachable;
import org.storywatch.stream.Writer;

/// Writes and follows what people change of profiles, for every process that matches, tells or
/// shows.
public final class Revising implements AutoCloseable {
  private final Writer writer;

  public Revising(Cluster cluster) {
    this.writer = cluster.writer("profiles");
  }

  /// Returns when they are safe, all of them. For any threads.
  public synchronized void keep(List<Revision> said) {
    writer.write(said.stream().map(one -> Out.of(Topic.PROFILES, one.key(), one)).toList());
  }

  /// Reads what was changed until now, lest the first articles meet profiles as they were before.
  ///
  /// @throws Unreachable when it cannot be read to its end; may be called again
  public static void recall(Cluster cluster, Revisions revisions) throws Unreachable {
    cluster.recall(Topic.PROFILES, record -> take(record, revisions));
  }

  /// A follower, not started, that keeps the revisions up to date.
  public static Follower follow(Cluster cluster, Revisions revisions) {
    return cluster.follow(
        Map.of(Topic.PROFILES, Integer.MAX_VALUE), record -> take(record, revisions));
  }

  private static void take(In record, Revisions revisions) {
    Records.read(record, Revision.class).ifPresent(revisions::add);
  }

  @Override
  public synchronized void close() {
    writer.close();
  }
}
