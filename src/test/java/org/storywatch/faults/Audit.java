package org.storywatch.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Delivery;
import org.storywatch.article.Article;
import org.storywatch.match.Match;
import org.storywatch.story.Development;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Unreadable;

/// What stands in the topics, as whoever reads only what was committed sees it.
///
/// @param developments the last form of each
/// @param deliveries every word on each alert, by the alert's id, in order
/// @param dead how many records could not be processed
record Audit(
    List<Article> articles,
    List<Match> matches,
    List<Development> developments,
    List<Alert> alerts,
    Map<String, List<Delivery>> deliveries,
    int dead) {
  /// Reads the topics to their ends.
  static Audit of(Cluster cluster) {
    Map<String, Development> developments = new LinkedHashMap<>();
    all(cluster, Topic.DEVELOPMENTS, Development.class)
        .forEach(one -> developments.put(one.profile() + "/" + one.id(), one));
    Map<String, List<Delivery>> deliveries = new LinkedHashMap<>();
    all(cluster, Topic.DELIVERIES, Delivery.class)
        .forEach(one -> deliveries.computeIfAbsent(one.alert(), _ -> new ArrayList<>()).add(one));
    List<String> dead = new ArrayList<>();
    cluster.readAll(Topic.DEAD_LETTERS, record -> dead.add(record.key()));
    return new Audit(
        all(cluster, Topic.ARTICLES, Article.class),
        all(cluster, Topic.MATCHES, Match.class),
        List.copyOf(developments.values()),
        all(cluster, Topic.ALERTS, Alert.class),
        deliveries,
        dead.size());
  }

  /// How many tries of an alert ended in a way that leaves open whether the message was taken: the
  /// process was gone before it wrote what became of it, or the connection was lost.
  int unknown(String alert) {
    int open = 0;
    for (Delivery word : deliveries.getOrDefault(alert, List.of())) {
      open +=
          switch (word.state()) {
            case SENDING -> 1;
            case ACCEPTED, POSTPONED, REFUSED, DROPPED -> -1;
            // This try surely failed, only of an earlier one that is not known.
            case UNKNOWN -> word.words().endsWith("(an earlier try may have been taken)") ? -1 : 0;
          };
    }
    return Math.max(0, open);
  }

  /// All of them.
  int unknown() {
    return deliveries.keySet().stream().mapToInt(this::unknown).sum();
  }

  private static <T> List<T> all(Cluster cluster, Topic topic, Class<T> type) {
    List<T> all = new ArrayList<>();
    cluster.readAll(
        topic,
        record -> {
          try {
            all.add(record.as(type));
          } catch (Unreadable e) {
            throw new IllegalStateException(topic.topicName() + ": " + e.getMessage(), e);
          }
        });
    return all;
  }
}
