package org.storywatch.stage;

import java.util.Map;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Subscriber;
import org.storywatch.article.Article;
import org.storywatch.feed.FeedState;
import org.storywatch.feedback.Feedback;
import org.storywatch.match.Decision;
import org.storywatch.match.Match;
import org.storywatch.story.Development;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Follower;
import org.storywatch.stream.In;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Unreachable;
import org.storywatch.web.Recent;

/// Follows the topics that the page shows.
public final class Showing {
  private static final int LATEST = 200;
  private static final int ALL = Integer.MAX_VALUE;

  /// How much of each topic's past is shown after a start.
  private static final Map<Topic, Integer> BACKLOG =
      Map.of(
          Topic.ARTICLES, LATEST,
          Topic.FEED_STATES, ALL,
          Topic.MATCHES, LATEST,
          Topic.NOTED, 3 * LATEST,
          Topic.FEEDBACK, ALL,
          Topic.DEVELOPMENTS, 50 * LATEST, // a quiet profile's are far back
          Topic.ALERTS, LATEST,
          Topic.SUBSCRIPTIONS, ALL,
          Topic.DELIVERIES, 4 * LATEST);

  private Showing() {}

  /// A follower, not started, that fills what the page shows.
  public static Follower of(Cluster cluster, Recent recent) {
    return cluster.follow(BACKLOG, record -> show(record, recent));
  }

  /// Reads what subscribers said until now.
  ///
  /// @throws Unreachable when it cannot be read to its end; may be called again
  public static void recall(Cluster cluster, Recent recent) throws Unreachable {
    cluster.recall(Topic.SUBSCRIPTIONS, record -> show(record, recent));
  }

  private static void show(In record, Recent recent) {
    switch (record.topic()) {
      case ARTICLES -> Records.read(record, Article.class).ifPresent(recent::add);
      case FEED_STATES -> Records.read(record, FeedState.class).ifPresent(recent::add);
      case MATCHES -> Records.read(record, Match.class).ifPresent(recent::add);
      case DEVELOPMENTS -> Records.read(record, Development.class).ifPresent(recent::add);
      case ALERTS -> Records.read(record, Alert.class).ifPresent(recent::add);
      case DELIVERIES -> Records.read(record, Delivery.class).ifPresent(recent::add);
      case NOTED ->
          Records.read(record, Decision.class)
              .filter(decision -> !decision.told())
              .ifPresent(decision -> recent.miss(decision.match()));
      case FEEDBACK -> Records.read(record, Feedback.class).ifPresent(recent::add);
      case SUBSCRIPTIONS -> Records.read(record, Subscriber.class).ifPresent(recent::add);
      case FEED_ENTRIES, HUB_WORDS, TALLIES, SILENCES, DEAD_LETTERS -> {}
    }
  }
}
