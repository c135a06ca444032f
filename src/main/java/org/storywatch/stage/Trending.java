package org.storywatch.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Delivery;
import org.storywatch.article.Article;
import org.storywatch.match.Match;
import org.storywatch.story.Development;
import org.storywatch.stream.In;
import org.storywatch.stream.Topic;
import org.storywatch.trend.Counting;
import org.storywatch.trend.Series;
import org.storywatch.trend.Trend;

/// What the records of Kafka mean for the [Trend]. For the thread that reads them.
final class Trending {
  static final Set<Topic> COUNTED =
      Set.of(Topic.ARTICLES, Topic.MATCHES, Topic.DEVELOPMENTS, Topic.DELIVERIES);

  private static final int REMEMBERED = 10_000;

  private final Counting counting;
  private final Trend trend;

  /// When what an alert tells was published, for those that are due at once.
  private final SequencedMap<String, Instant> published = new LinkedHashMap<>();

  Trending(Counting counting) {
    this.counting = counting;
    this.trend = counting.trend();
  }

  boolean isNew(In record) {
    return COUNTED.contains(record.topic())
        && counting.isNew(record.topic().topicName(), record.partition(), record.offset());
  }

  void counted() {
    counting.counted();
  }

  void read(Article article) {
    trend.add(Series.READ, article.fetched());
  }

  void matched(Match match) {
    trend.add(Series.MATCHED, match.article().fetched());
  }

  /// It comes again with each copy.
  void told(Development development) {
    if (development.members().isEmpty()) {
      trend.add(Series.TOLD, development.told());
    }
  }

  void due(Alert alert) {
    Optional<Development> told = alert.development();
    if (alert.cadence() == Cadence.IMMEDIATE && told.isPresent()) {
      published.putLast(alert.id(), told.get().first().published());
      if (published.size() > REMEMBERED) {
        Map.Entry<String, Instant> _ = published.pollFirstEntry();
      }
    }
  }

  void tried(Delivery delivery) {
    if (delivery.state() == Delivery.State.ACCEPTED) {
      trend.add(Series.MAILED, delivery.at());
      Instant since = published.remove(delivery.alert());
      if (since != null && !since.isAfter(delivery.at())) {
        trend.took(delivery.at(), Duration.between(since, delivery.at()));
      }
    }
  }
}
