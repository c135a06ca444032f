package org.storywatch.stage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.storywatch.article.Article;
import org.storywatch.feedback.Feedback;
import org.storywatch.match.Decision;
import org.storywatch.match.Following;
import org.storywatch.match.Match;
import org.storywatch.match.Matcher;
import org.storywatch.stream.In;
import org.storywatch.stream.Out;
import org.storywatch.stream.Past;
import org.storywatch.stream.Stage;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Unreadable;

/// Scores each article against every profile; those that fit go on, under their profile. The best
/// of those that nearly fit are kept to be looked at, and nobody is told of them.
///
/// Profiles learn from what surely fits. What they learned is in the matches that were written, and
/// is got back from there whenever a partition is taken over, or somebody says what an article is
/// of; meanwhile a process learns from what it matched itself.
public final class Matching implements Stage {
  private final Supplier<Matcher> matchers;
  private final Verdicts verdicts;
  private final Timer time;
  private final Timer latency;
  private final Counter read;
  private final Counter nearMisses;
  private final List<Match> unwritten = new ArrayList<>();
  private Matcher filed;
  private Matcher matcher;
  private Following following = new Following();
  private Optional<Past> past = Optional.empty();
  private boolean recalled;

  /// @param matchers gives the matcher to use, which holds the profiles as they were filed; it may
  ///   be another one from time to time
  /// @param verdicts what people say
  public Matching(Supplier<Matcher> matchers, Verdicts verdicts, MeterRegistry meters) {
    this.matchers = matchers;
    this.filed = matchers.get();
    this.matcher = filed;
    this.verdicts = verdicts;
    this.time = Timer.builder("match.time").description("Scoring one article").register(meters);
    this.latency =
        Timer.builder("alert.latency")
            .description("Time from one step of an article to the next")
            .tag("stage", "fetch_match")
            .publishPercentileHistogram()
            .register(meters);
    this.read = Counter.builder("articles.read").description("Articles scored").register(meters);
    this.nearMisses = meters.counter("candidates", "decision", "near_miss");
    Gauge.builder("feedback.held", verdicts, Verdicts::held)
        .description("Words on articles that the matching knows")
        .register(meters);
  }

  @Override
  public void assigned(int partition, Past before) {
    past = Optional.of(before);
    if (!recalled) { // several partitions come at once, and all matches are read for the first
      recall(before);
    }
  }

  private void recall(Past before) {
    unwritten.clear();
    verdicts.recall(before);
    Map<String, List<Feedback>> said = verdicts.all();
    filed = matchers.get();
    matcher = filed.taught(said);
    Following again = new Following();
    matcher.begin(said.keySet(), again);
    before.everywhere(Topic.MATCHES, record -> recall(record, again));
    before.everywhere(Topic.NEAR_MISSES, record -> recall(record, again));
    following = again;
    recalled = true;
  }

  @Override
  public List<Out> process(In record) throws Unreadable {
    Article article = record.as(Article.class);
    recalled = false;
    heed(verdicts.changed());
    List<Decision> found = time.record(() -> matcher.noted(article, following));
    read.increment();
    latency.record(Duration.between(article.fetched(), Instant.now()));
    List<Out> out = new ArrayList<>();
    int near = 0;
    for (Decision decision : found == null ? List.<Decision>of() : found) {
      Match match = decision.match();
      unwritten.add(match);
      if (decision.told()) {
        out.add(Out.of(Topic.MATCHES, match.profile(), match));
      } else {
        near++;
        out.add(Out.of(Topic.NEAR_MISSES, match.profile(), match));
      }
    }
    nearMisses.increment(near);
    return out;
  }

  /// Another matcher weighs terms otherwise, so what was learned is learned again with it. Here all
  /// matches that were made can be read.
  @Override
  public List<Out> committed() {
    unwritten.clear();
    if (matchers.get() != filed) {
      past.ifPresent(this::recall);
    }
    return List.of();
  }

  /// Makes profiles anew of what was filed and what was said, and lets them learn again from the
  /// matches, those that were written and those that are about to be.
  private void heed(Map<String, List<Feedback>> said) {
    if (!said.isEmpty()) {
      Set<String> ids = said.keySet();
      matcher = matcher.taught(said);
      matcher.begin(ids, following);
      past.ifPresent(it -> {
        it.where(Topic.MATCHES, ids, record -> recall(record, ids));
        it.where(Topic.NEAR_MISSES, ids, record -> recall(record, ids));
      });
      unwritten.stream()
          .filter(match -> ids.contains(match.profile()))
          .forEach(match -> matcher.recall(match, following));
    }
  }

  private void recall(In record, Set<String> ids) {
    if (ids.contains(record.key())) {
      recall(record, following);
    }
  }

  private void recall(In record, Following into) {
    Records.read(record, Match.class).ifPresent(match -> matcher.recall(match, into));
  }
}
