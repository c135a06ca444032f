package org.storywatch.stage;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
import org.storywatch.trend.Counting;
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
          Topic.MATCHES, 20 * LATEST, // a quiet profile's are far back
          Topic.NOTED, 50 * LATEST, // two weeks of scores
          Topic.FEEDBACK, ALL,
          Topic.DEVELOPMENTS, 50 * LATEST, // and what was told of it further still
          Topic.ALERTS, LATEST,
          Topic.SUBSCRIPTIONS, ALL,
          Topic.DELIVERIES, 4 * LATEST);

  private final Recent recent;
  private final Trending trending;

  private Showing(Recent recent, Trending trending) {
    this.recent = recent;
    this.trending = trending;
  }

  /// A follower, not started, that fills what the page shows.
  ///
  /// @param counting counts what comes, each once
  public static Follower of(Cluster cluster, Recent recent, Counting counting) {
    Showing showing = new Showing(recent, new Trending(counting));
    return cluster.follow(
        BACKLOG,
        (topic, partition, usual, end) ->
            Trending.COUNTED.contains(topic)
                ? counting.from(topic.topicName(), partition, usual, end)
                : usual,
        showing::show);
  }

  /// Reads what subscribers said until now.
  ///
  /// @throws Unreachable when it cannot be read to its end; may be called again
  public static void recall(Cluster cluster, Recent recent) throws Unreachable {
    cluster.recall(
        Topic.SUBSCRIPTIONS,
        record -> Records.read(record, Subscriber.class).ifPresent(recent::add));
  }

  private void show(In record) {
    boolean counts = trending.isNew(record);
    switch (record.topic()) {
      case ARTICLES -> show(record, Article.class, recent::add, counts, trending::read);
      case FEED_STATES -> Records.read(record, FeedState.class).ifPresent(recent::add);
      case MATCHES -> show(record, Match.class, recent::add, counts, trending::matched);
      case DEVELOPMENTS -> show(record, Development.class, recent::add, counts, trending::told);
      case ALERTS -> show(record, Alert.class, recent::add, true, trending::due);
      case DELIVERIES -> show(record, Delivery.class, recent::add, counts, trending::tried);
      case NOTED -> Records.read(record, Decision.class).ifPresent(this::noted);
      case FEEDBACK -> Records.read(record, Feedback.class).ifPresent(recent::add);
      case SUBSCRIPTIONS -> Records.read(record, Subscriber.class).ifPresent(recent::add);
      case FEEDS, PROFILES, FEED_ENTRIES, HUB_WORDS, TALLIES, SILENCES, DEAD_LETTERS -> {}
    }
    trending.counted();
  }

  private void noted(Decision decision) {
    recent.marks().add(decision);
    if (!decision.told()) {
      recent.miss(decision.match());
    }
  }

  private static <T> void show(
      In record, Class<T> type, Consumer<T> shown, boolean counts, Consumer<T> counted) {
    Optional<T> read = Records.read(record, type);
    read.ifPresent(shown);
    if (counts) {
      read.ifPresent(counted);
    }
  }
}
