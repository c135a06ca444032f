package org.storywatch.stage;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.article.Article;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Feedback.Verdict;
import org.storywatch.match.Decision;
import org.storywatch.match.Match;
import org.storywatch.match.Matcher;
import org.storywatch.match.Samples;
import org.storywatch.profile.Background;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Follower;
import org.storywatch.stream.Loop;
import org.storywatch.stream.Out;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Writer;

/// How long the matching pauses when a profile of ten thousand matches has to learn them again: the
/// longest time without an article read, while a hundred a second come. `mvn -Pbench test
/// -Dtest=RelearningBench`
class RelearningBench {
  private static final int MATCHES = Integer.getInteger("matches", 10_000);
  private static final Instant DAY = Instant.parse("2031-03-04T00:00:00Z");
  private static final String SEED =
      "Divers found cracks in the third pier of the Varnholt bridge, engineers closed it";

  private final Random random = new Random(7);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  @TempDir private Path folder;
  private int articles;

  @Test
  void thePauseOfTheMatching() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, words -> {})) {
      Cluster cluster = new Cluster(broker.bootstrap(), "bench", new SimpleMeterRegistry());
      cluster.createTopics(4);
      writeMatches(cluster);
      AtomicReference<Matcher> matchers = new AtomicReference<>(matcher(0));
      Verdicts verdicts = new Verdicts();
      long started = System.nanoTime();
      try (Writer writer = cluster.writer("news");
          Noting noting = new Noting(cluster, new SimpleMeterRegistry());
          Follower follower = verdicts.of(cluster);
          Loop loop =
              cluster.loop(
                  "match",
                  Topic.ARTICLES,
                  new Matching(cluster, matchers::get, verdicts, meters))) {
        follower.start();
        loop.start();
        publish(writer);
        while (read() == 0) {
          Thread.onSpinWait();
        }
        System.out.printf("start: %.1f s%n", (System.nanoTime() - started) / 1e9);
        pause("nothing", writer);
        noting.note(new Feedback(1, "bridge", article(), Verdict.LESS, DAY));
        pause("feedback", writer);
        matchers.set(matcher(900));
        pause("another background", writer);
        pause("nothing", writer);
      }
    }
  }

  private void pause(String what, Writer writer) {
    long begun = System.nanoTime();
    long last = begun;
    long longest = 0;
    long next = begun;
    double before = read();
    while (System.nanoTime() - begun < Duration.ofSeconds(40).toNanos()) {
      if (System.nanoTime() > next) {
        publish(writer);
        next += Duration.ofMillis(10).toNanos();
      }
      double now = read();
      if (now > before) {
        longest = Math.max(longest, System.nanoTime() - last);
        last = System.nanoTime();
        before = now;
      }
    }
    longest = Math.max(longest, System.nanoTime() - last);
    System.out.printf("%s: the longest pause was %.0f ms%n", what, longest / 1e6);
  }

  private double read() {
    return meters.counter("articles.read").count();
  }

  private void publish(Writer writer) {
    Article article = Samples.article("n" + articles++, "Snow falls in the north", DAY);
    writer.write(List.of(Out.of(Topic.ARTICLES, article.id(), article)));
  }

  private void writeMatches(Cluster cluster) {
    try (Writer writer = cluster.writer("past")) {
      for (int done = 0; done < MATCHES; done += 200) {
        List<Out> some = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
          some.add(
              Out.of(
                  Topic.NOTED,
                  "bridge",
                  new Decision(1, new Match(1, "bridge", article(), 0.9, List.of()), true)));
        }
        writer.write(some);
      }
    }
  }

  /// Of 320 words, some of which are the seed's.
  private Article article() {
    List<String> seed = List.of(SEED.split(" "));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 320; i++) {
      int rank = (int) Math.exp(random.nextDouble() * Math.log(20_000));
      text.append(i % 10 == 0 ? seed.get(random.nextInt(seed.size())) : "word" + rank);
      text.append(i % 17 == 0 ? ". " : " ");
    }
    return Samples.article("m" + articles++, text.toString(), DAY.plusSeconds(articles * 60L));
  }

  private static Matcher matcher(int cracks) {
    Background background = new Background(1_000, Map.of("crack", cracks));
    return new Matcher(List.of(Samples.profile("bridge", SEED)), background);
  }
}
