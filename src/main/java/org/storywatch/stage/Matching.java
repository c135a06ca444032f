package org.storywatch.stage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.storywatch.article.Article;
import org.storywatch.match.Following;
import org.storywatch.match.Match;
import org.storywatch.match.Matcher;
import org.storywatch.stream.In;
import org.storywatch.stream.Out;
import org.storywatch.stream.Past;
import org.storywatch.stream.Stage;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Unreadable;

/// Scores each article against every profile; those that fit go on, under their profile.
///
/// Profiles learn from what surely fits. What they learned is in the matches that were written, and
/// is got back from there whenever a partition is taken over; meanwhile a process learns from what
/// it matched itself.
public final class Matching implements Stage {
  private final Supplier<Matcher> matchers;
  private final Timer time;
  private final Timer latency;
  private final Counter read;
  private Matcher matcher;
  private Following following = new Following();
  private Optional<Past> past = Optional.empty();
  private boolean recalled;

  /// @param matchers gives the matcher to use, which holds the profiles; it may be another one from
  ///   time to time
  public Matching(Supplier<Matcher> matchers, MeterRegistry meters) {
    this.matchers = matchers;
    this.matcher = matchers.get();
    this.time = Timer.builder("match.time").description("Scoring one article").register(meters);
    this.latency =
        Timer.builder("alert.latency")
            .description("Time from one step of an article to the next")
            .tag("stage", "fetch_match")
            .publishPercentileHistogram()
            .register(meters);
    this.read = Counter.builder("articles.read").description("Articles scored").register(meters);
  }

  @Override
  public void assigned(int partition, Past before) {
    past = Optional.of(before);
    if (!recalled) { // several partitions come at once, and all matches are read for the first
      recall(before);
    }
  }

  /// Another matcher weighs terms otherwise, so what was learned is learned again with it. Here all
  /// matches that were made can be read.
  @Override
  public List<Out> committed() {
    if (matchers.get() != matcher) {
      past.ifPresent(this::recall);
    }
    return List.of();
  }

  private void recall(Past before) {
    Matcher next = matchers.get();
    Following again = new Following();
    before.everywhere(
        Topic.MATCHES,
        record -> Records.read(record, Match.class).ifPresent(match -> next.recall(match, again)));
    matcher = next;
    following = again;
    recalled = true;
  }

  @Override
  public List<Out> process(In record) throws Unreadable {
    Article article = record.as(Article.class);
    recalled = false;
    List<Match> matches = time.record(() -> matcher.match(article, following));
    read.increment();
    latency.record(Duration.between(article.fetched(), Instant.now()));
    List<Out> out = new ArrayList<>();
    if (matches != null) {
      matches.forEach(match -> out.add(Out.of(Topic.MATCHES, match.profile(), match)));
    }
    return out;
  }
}
