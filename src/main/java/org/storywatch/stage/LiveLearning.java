package org.storywatch.stage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
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
import org.storywatch.match.Sought;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.In;
import org.storywatch.stream.Past;
import org.storywatch.stream.Tape;
import org.storywatch.stream.Topic;

/// The matcher in use and what its profiles learned, the same in all processes that match: each
/// learns from its own matches at once, and hears in the topic of those of all others. A profile's
/// learning is what it took note of in the order of the topic; what was learned before its turn is
/// learned again in it.
///
/// Where people say something, or the background is another one, profiles learn again beside the
/// matching. Not for several threads.
final class LiveLearning implements AutoCloseable {
  private final Cluster cluster;
  private final Supplier<Matcher> matchers;
  private final Verdicts verdicts;
  private final Counter heard;
  private final Counter again;
  private final Set<String> due = new HashSet<>();

  /// What the topic said since the profiles began to learn again.
  private final List<Match> since = new ArrayList<>();

  private Matcher filed;
  private Matcher matcher;
  private Following following = Following.shared();
  private Optional<Tape> tape = Optional.empty();
  private Optional<Relearning> beside = Optional.empty();

  /// @param matchers gives the matcher to use, which holds the profiles as they were filed; it may
  ///   be another one from time to time
  LiveLearning(
      Cluster cluster, Supplier<Matcher> matchers, Verdicts verdicts, MeterRegistry meters) {
    this.cluster = cluster;
    this.matchers = matchers;
    this.verdicts = verdicts;
    this.filed = matchers.get();
    this.matcher = filed;
    this.heard =
        Counter.builder("matches.heard")
            .description("Matches and near misses that taught this process, and that it read")
            .register(meters);
    this.again =
        Counter.builder("profiles.relearned")
            .description("Times that a profile learned again, after feedback or a new background")
            .register(meters);
    Gauge.builder("feedback.held", verdicts, Verdicts::held)
        .description("Words on articles that the matching knows")
        .register(meters);
    Gauge.builder("feedback.open", verdicts, Verdicts::open)
        .description("Profiles that have to learn again after words on articles")
        .register(meters);
  }

  /// Takes in all that was written until now. What was learned here and is not among it was never
  /// written.
  void catchUp(Past before) {
    try {
      if (tape.isEmpty()) {
        recall(before);
      }
      matcher.teacher().settle(following);
      tape.orElseThrow().catchUp(this::hear);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void recall(Past before) {
    verdicts.recall(before);
    Map<String, List<Feedback>> _ = verdicts.changed();
    Map<String, List<Feedback>> said = verdicts.all();
    filed = matchers.get();
    matcher = filed.taught(said);
    following = Following.shared();
    matcher.teacher().begin(said.keySet(), following);
    verdicts.heeded(said.keySet());
    tape = Optional.of(cluster.tape(Topic.NOTED));
  }

  /// @return the matches and near misses of an article, which are to be written
  List<Decision> noted(Article article) {
    heed();
    return matcher.noted(article, following);
  }

  /// Hears what others matched, and begins and ends what is learned beside.
  void follow() {
    if (tape.isPresent()) {
      try {
        tape.get().next(this::hear);
      } catch (RuntimeException e) {
        close();
        throw e;
      }
      heed();
      beside.filter(it -> it.done().isPresent()).ifPresent(this::end);
      if (beside.isEmpty()) {
        relearn(tape.get());
      }
    }
  }

  /// @return what a profile looks for now
  Optional<Sought> sought(String profile) {
    return matcher.sought(profile, following);
  }

  @Override
  public void close() {
    beside.ifPresent(Relearning::close);
    beside = Optional.empty();
    since.clear();
    due.clear();
    tape.ifPresent(Tape::close);
    tape = Optional.empty();
  }

  private void hear(In record) {
    Records.read(record, Decision.class)
        .map(Decision::match)
        .ifPresent(match -> {
          if (matcher.teacher().heard(match, following)) {
            heard.increment();
          }
          if (beside.isPresent() && beside.get().profiles().contains(match.profile())) {
            since.add(match);
          }
        });
  }

  /// The next article is scored with what was said; what it had taught is forgotten by learning
  /// again.
  private void heed() {
    Map<String, List<Feedback>> said = verdicts.changed();
    if (!said.isEmpty()) {
      matcher.teacher().heed(said, following);
      due.addAll(said.keySet());
    }
  }

  private void relearn(Tape read) {
    Matcher now = matchers.get();
    if (now != filed) {
      filed = now;
      due.addAll(now.profiles());
      Map<String, List<Feedback>> said = verdicts.all();
      begin(new Relearning(() -> now.taught(said), due, read.soFar()));
    } else if (!due.isEmpty()) {
      Matcher same = matcher;
      begin(new Relearning(() -> same, due, read.soFar()));
    }
  }

  private void begin(Relearning relearning) {
    due.clear();
    relearning.start();
    beside = Optional.of(relearning);
  }

  private void end(Relearning relearning) {
    Relearning.Done done = relearning.done().orElseThrow();
    Set<String> learned = new HashSet<>(relearning.profiles());
    learned.removeAll(due); // more was said of these meanwhile
    if (done.matcher() == matcher) {
      learned.forEach(
          profile -> matcher.teacher().replace(profile, done.following(), since, following));
    } else {
      done.matcher().teacher().takeOver(following, since, done.following());
      matcher = done.matcher();
      following = done.following();
      Map<String, List<Feedback>> said = verdicts.all();
      said.keySet().retainAll(due);
      matcher.teacher().heed(said, following);
    }
    verdicts.heeded(learned);
    again.increment(learned.size());
    since.clear();
    beside = Optional.empty();
  }
}
