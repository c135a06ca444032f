package org.storywatch.audit;

import java.util.EnumSet;
import java.util.Map;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Unreachable;

/// How many records topics got since the program was started, marks of transactions included.
public final class Growth {
  private final Cluster cluster;
  private final Map<Topic, Long> before;

  /// How many records each topic got.
  record Grown(long articles, long letters) {}

  /// Looks where the topics end; to be made before anything is written.
  ///
  /// @throws Unreachable when the brokers do not answer; may be tried again
  public Growth(Cluster cluster) throws Unreachable {
    this.cluster = cluster;
    this.before = ends();
  }

  /// @throws Unreachable when the brokers do not answer; may be called again
  Grown now() throws Unreachable {
    Map<Topic, Long> now = ends();
    return new Grown(grown(now, Topic.ARTICLES), grown(now, Topic.DEAD_LETTERS));
  }

  private long grown(Map<Topic, Long> now, Topic topic) {
    return now.getOrDefault(topic, 0L) - before.getOrDefault(topic, 0L);
  }

  private Map<Topic, Long> ends() throws Unreachable {
    return cluster.ends(EnumSet.of(Topic.ARTICLES, Topic.DEAD_LETTERS));
  }
}
