package org.storywatch.stage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.storywatch.article.Article;
import org.storywatch.feed.ArticleSink;
import org.storywatch.feed.FeedState;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.In;
import org.storywatch.stream.Out;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Unreachable;
import org.storywatch.stream.Writer;

/// Writes articles and the states of the feeds that they came from in one transaction, so that
/// after a crash no entry is read twice and none is missed.
public final class Feeding implements ArticleSink {
  private final Cluster cluster;
  private final Writer writer;
  private final Timer latency;

  /// The last call failed, and nobody knows whether its records are there.
  private boolean doubtful;

  /// @param writer used by this stage alone
  public Feeding(Cluster cluster, Writer writer, MeterRegistry meters) {
    this.cluster = cluster;
    this.writer = writer;
    this.latency =
        Timer.builder("alert.latency")
            .description("Time from one step of an article to the next")
            .tag("stage", "publish_fetch")
            .publishPercentileHistogram()
            .register(meters);
  }

  /// What was remembered of each feed when the program ended last, by feed id.
  ///
  /// @param writer the one that this stage will use
  /// @throws Unreachable when the brokers do not answer; may be called again
  public static Map<String, FeedState> recover(Cluster cluster, Writer writer) throws Unreachable {
    Map<String, FeedState> states = new HashMap<>();
    cluster.recover(writer, Topic.FEED_STATES, record -> keep(record, states));
    return states;
  }

  private static void keep(In record, Map<String, FeedState> states) {
    Records.read(record, FeedState.class).ifPresent(state -> states.put(state.feed(), state));
  }

  @Override
  public void publish(List<Article> articles, List<FeedState> states) {
    if (doubtful && written(states)) {
      doubtful = false;
      return;
    }
    doubtful = true;
    write(articles, states);
    doubtful = false;
  }

  /// Whether an earlier call with the same states was committed although it seemed to fail, as when
  /// the broker's answer was lost.
  private boolean written(List<FeedState> states) {
    writer.settle();
    Map<String, FeedState> there = new HashMap<>();
    cluster.readAll(Topic.FEED_STATES, record -> keep(record, there));
    return states.stream().allMatch(state -> state.equals(there.get(state.feed())));
  }

  private void write(List<Article> articles, List<FeedState> states) {
    List<Out> records = new ArrayList<>();
    for (Article article : articles) {
      records.add(Out.of(Topic.ARTICLES, article.id(), article));
    }
    for (FeedState state : states) {
      records.add(Out.of(Topic.FEED_STATES, state.feed(), state));
    }
    writer.write(records);
    for (Article article : articles) {
      Duration late = Duration.between(article.published(), article.fetched());
      latency.record(late.isNegative() ? Duration.ZERO : late);
    }
  }
}
