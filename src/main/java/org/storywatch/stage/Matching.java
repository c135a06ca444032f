package org.storywatch.stage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  private final Matcher matcher;
  private final Timer time;
  private final Timer latency;
  private final Counter read;
  private Following following = new Following();
  private boolean recalled;

  /// @param matcher holds the profiles
  public Matching(Matcher matcher, MeterRegistry meters) {
    this.matcher = matcher;
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
    if (!recalled) { // several partitions come at once, and all matches are read for the first
      Following again = new Following();
      before.everywhere(
          Topic.MATCHES,
          record ->
              Records.read(record, Match.class).ifPresent(match -> matcher.recall(match, again)));
      following = again;
      recalled = true;
    }
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
