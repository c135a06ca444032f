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
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.storywatch.article.Article;
import org.storywatch.chronicle.Counting;
import org.storywatch.chronicle.Tally;
import org.storywatch.match.Decision;
import org.storywatch.match.Match;
import org.storywatch.match.Matcher;
import org.storywatch.match.Sought;
import org.storywatch.ops.Exemplars;
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
  private static final Duration[] BUCKETS =
      IntStream.of(100, 300, 1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
          .mapToObj(micros -> Duration.ofNanos(1000L * micros))
          .toArray(Duration[]::new);

  /// Between two batches there is at most about a second.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Supplier<Matcher> matchers;
  private final LiveLearning learning;
  private final Inquiries inquiries = new Inquiries();
  private final Timer time;
  private final Latency latency;
  private final Counter read;
  private final Candidates candidates;
  private final Counter found;
  private final Map<Integer, Counting> counting = new HashMap<>();
  private boolean caughtUp;

  /// @param matchers gives the matcher to use, which holds the profiles as they were filed; it may
  ///   be another one from time to time
  /// @param verdicts what people say
  public Matching(
      Cluster cluster, Supplier<Matcher> matchers, Verdicts verdicts, MeterRegistry meters) {
    this.matchers = matchers;
    this.learning = new LiveLearning(cluster, matchers, verdicts, meters);
    this.time =
        Timer.builder("match.time")
            .description("Scoring one article against every profile")
            .serviceLevelObjectives(BUCKETS)
            .register(meters);
    this.latency = new Latency("fetch_match", meters);
    this.read = Counter.builder("articles.read").description("Articles scored").register(meters);
    this.found =
        Counter.builder("matches.found")
            .description("Articles that fit a profile, or nearly")
            .register(meters);
    this.candidates = new Candidates(meters, "near_miss");
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
    long begun = System.nanoTime();
    List<Decision> decisions = learning.noted(article);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    Exemplars.record(time, took, article.id(), article.feed());
    read.increment();
    latency.record(
        Duration.between(article.fetched(), Instant.now()), article.id(), article.feed());
    List<Out> out = new ArrayList<>();
    int near = 0;
    for (Decision decision : decisions) {
      found.increment();
      Match match = decision.match();
      out.add(Out.of(Topic.NOTED, match.profile(), decision));
      if (decision.told()) {
        out.add(Out.of(Topic.MATCHES, match.profile(), match));
      } else {
        near++;
      }
    }
    candidates.count("near_miss", near);
    return out;
  }

  /// What a profile looks for now, with what it learned. For any threads.
  ///
  /// @param told articles that may have taught it, from which terms are spelled
  /// @return nothing where there is no such profile, or the matching is busy
  public Optional<Sought> sought(String profile, List<Article> told) {
    Map<String, String> spellings = new HashMap<>();
    told.forEach(article -> matchers.get().spellings(article).forEach(spellings::putIfAbsent));
    return inquiries
        .ask(profile, PATIENCE)
        .map(sought -> sought.spelled(term -> spellings.getOrDefault(term, term)));
  }

  @Override
  public Map<Integer, List<Out>> tick(Instant now) {
    caughtUp = false;
    learning.follow();
    inquiries.answer(learning::sought);
    Map<Integer, List<Out>> out = new HashMap<>();
    counting.forEach((partition, count) ->
        count
            .changed(now)
            .map(tally -> Out.beside(partition, Topic.TALLIES, tally.key(), tally))
            .ifPresent(tally -> out.put(partition, List.of(tally))));
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
