package org.storywatch.stage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.storywatch.article.Article;
import org.storywatch.chronicle.Counting;
import org.storywatch.chronicle.Tally;
import org.storywatch.match.Decision;
import org.storywatch.match.Match;
import org.storywatch.match.Matcher;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.In;
import org.storywatch.stream.Out;
import org.storywatch.stream.Past;
import org.storywatch.stream.Stage;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Unreadable;

/// Scores each article against every profile; those that fit go on, under their profile. The best
/// of those that nearly fit are kept to be looked at, and nobody is told of them.
///
/// Profiles learn from what surely fits, in this process and in all others, see [LiveLearning].
public final class Matching implements Stage {
  private final LiveLearning learning;
  private final Timer time;
  private final Timer latency;
  private final Counter read;
  private final Counter nearMisses;
  private final Counter found;
  private final Map<Integer, Counting> counting = new HashMap<>();
  private boolean caughtUp;

  /// @param matchers gives the matcher to use, which holds the profiles as they were filed; it may
  ///   be another one from time to time
  /// @param verdicts what people say
  public Matching(
      Cluster cluster, Supplier<Matcher> matchers, Verdicts verdicts, MeterRegistry meters) {
    this.learning = new LiveLearning(cluster, matchers, verdicts, meters);
    this.time = Timer.builder("match.time").description("Scoring one article").register(meters);
    this.latency =
        Timer.builder("alert.latency")
            .description("Time from one step of an article to the next")
            .tag("stage", "fetch_match")
            .publishPercentileHistogram()
            .register(meters);
    this.read = Counter.builder("articles.read").description("Articles scored").register(meters);
    this.found =
        Counter.builder("matches.found")
            .description("Articles that fit a profile, or nearly")
            .register(meters);
    this.nearMisses = meters.counter("candidates", "decision", "near_miss");
  }

  @Override
  public void assigned(int partition, Past before) {
    if (!caughtUp) { // several partitions come at once, and all matches are read for the first
      learning.catchUp(before);
      caughtUp = true;
    }
    Counting count = new Counting(partition);
    before.beside(
        Topic.TALLIES, record -> Records.read(record, Tally.class).ifPresent(count::recall));
    count.recalled(before.end());
    counting.put(partition, count);
  }

  @Override
  public void revoked(int partition) {
    counting.remove(partition);
  }

  @Override
  public List<Out> process(In record) throws Unreadable {
    Article article = article(record);
    List<Decision> decisions = time.record(() -> learning.noted(article));
    read.increment();
    Duration late = Duration.between(article.fetched(), Instant.now());
    latency.record(late.isNegative() ? Duration.ZERO : late); // another machine's clock
    List<Out> out = new ArrayList<>();
    int near = 0;
    for (Decision decision : decisions == null ? List.<Decision>of() : decisions) {
      found.increment();
      Match match = decision.match();
      out.add(Out.of(Topic.NOTED, match.profile(), decision));
      if (decision.told()) {
        out.add(Out.of(Topic.MATCHES, match.profile(), match));
      } else {
        near++;
      }
    }
    nearMisses.increment(near);
    return out;
  }

  @Override
  public List<Out> tick(Instant now) {
    caughtUp = false;
    learning.follow();
    List<Out> out = new ArrayList<>();
    counting.forEach((partition, count) ->
        count
            .changed(now)
            .ifPresent(tally -> out.add(Out.beside(partition, Topic.TALLIES, tally.key(), tally))));
    return out;
  }

  /// One that was compared before, and comes again because the group's offsets were lost, is as old
  /// as one of a feed that was repaired.
  private Article article(In record) throws Unreadable {
    Article article = record.as(Article.class);
    boolean first =
        counting.computeIfAbsent(record.partition(), Counting::new).compared(record.offset());
    return first ? article : article.old();
  }

  @Override
  public void stopped() {
    learning.close();
  }
}
