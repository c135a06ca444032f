package org.storywatch.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.ops.Condition;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Out;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Writer;

class AuditTest {
  private static final Books.Matching MATCHING = new Books.Matching(3, 10, 2);
  private static final Books.Telling TELLING = new Books.Telling(7, 7, 0, 4, 2, 2);
  private static final Books.Sending SENDING = new Books.Sending(4, 1, 3, 3, 4);
  private static final Books.Topics TOPICS = new Books.Topics(10, 14, 1, 2, 0);
  private static final Books WELL = new Books(MATCHING, TELLING, SENDING, TOPICS);

  @TempDir private Path folder;

  @Test
  void everyRuleHoldsWhereNothingHappenedYet() {
    Books none =
        new Books(
            new Books.Matching(0, 0, 0),
            new Books.Telling(0, 0, 0, 0, 0, 0),
            new Books.Sending(0, 0, 0, 0, 0),
            new Books.Topics(0, 0, 0, 0, 0));
    assertThat(broken(none)).isEmpty();
    assertThat(broken(WELL)).isEmpty();
  }

  @ParameterizedTest(name = "{0} matches of {1} articles and {2} profiles: {3}")
  @CsvSource({"20, 10, 2, true", "21, 10, 2, false", "1, 0, 2, false"})
  void noMoreMatchesThanArticlesTimesProfiles(
      double matches, double articles, double profiles, boolean holds) {
    Books.Matching matching = new Books.Matching(matches, articles, profiles);
    assertHolds(Rule.MATCHES, new Books(matching, TELLING, SENDING, TOPICS), holds);
  }

  @ParameterizedTest(name = "{0} decisions on {1} matches, {2} errors: {3}")
  @CsvSource({
    "7, 7, 0, true",
    "6, 7, 0, true", // one in hand
    "5, 7, 0, false",
    "8, 7, 0, false",
    "5, 7, 1, true", // one at which the stage threw
    "8, 7, 1, false"
  })
  void everyMatchIsDecidedOnce(double decisions, double matches, double errors, boolean holds) {
    Books.Telling telling = new Books.Telling(decisions, matches, errors, 0, 0, 0);
    assertHolds(Rule.DECISIONS, new Books(MATCHING, telling, SENDING, TOPICS), holds);
  }

  @ParameterizedTest(name = "{0} alerts of {1} developments and {2} subscribers: {3}")
  @CsvSource({"6, 2, 3, true", "0, 2, 3, true", "7, 2, 3, false", "1, 0, 3, false"})
  void noMoreAlertsThanDevelopmentsTimesSubscribers(
      double alerts, double developments, double subscribers, boolean holds) {
    Books.Telling telling = new Books.Telling(7, 7, 0, alerts, developments, subscribers);
    assertHolds(Rule.ALERTS, new Books(MATCHING, telling, SENDING, TOPICS), holds);
  }

  @ParameterizedTest(name = "{0} alerts, {1} wait, {2} done: {3}")
  @CsvSource({"5, 2, 3, true", "5, 2, 2, false", "5, 3, 3, false"})
  void everyAlertWaitsOrIsDone(double alerts, double waiting, double done, boolean holds) {
    Books.Sending sending = new Books.Sending(alerts, waiting, done, 0, 0);
    assertHolds(Rule.LEDGER, new Books(MATCHING, TELLING, sending, TOPICS), holds);
  }

  @ParameterizedTest(name = "{0} of {1} tries ended: {2}")
  @CsvSource({"4, 4, true", "3, 4, true", "5, 4, false", "2, 4, false"})
  void everyTryEndsOnce(double ended, double tries, boolean holds) {
    Books.Sending sending = new Books.Sending(1, 0, 1, ended, tries);
    assertHolds(Rule.MAILS, new Books(MATCHING, TELLING, sending, TOPICS), holds);
  }

  @ParameterizedTest(name = "{0} articles, topic {1}, letters {2} and {3}, ahead {4}: {5}")
  @CsvSource({
    "10, 10, 0, 0, 0, ''",
    "10, 9, 1, 1, 0, ''", // one was too large
    "10, 9, 0, 0, 0, ARTICLES",
    "10, -3, 0, 0, 0, ARTICLES", // the topic is another one
    "0, 0, 2, 1, 0, DEAD_LETTERS",
    "0, 0, 0, 0, 3, POSITIONS"
  })
  void topicsForgetNothing(
      double articles,
      double grown,
      double letters,
      double lettersGrown,
      double ahead,
      String rule) {
    Books.Topics topics = new Books.Topics(articles, grown, letters, lettersGrown, ahead);
    List<String> broken = broken(new Books(MATCHING, TELLING, SENDING, topics));
    assertThat(broken).isEqualTo(rule.isEmpty() ? List.of() : List.of(rule));
  }

  @Test
  void whatIsBrokenTwiceInARowIsToldAndCountedUntilItHoldsAgain() throws Exception {
    Books wrong = new Books(new Books.Matching(30, 10, 2), TELLING, SENDING, TOPICS);
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, words -> {})) {
      Cluster cluster = new Cluster(broker.bootstrap(), "test", meters);
      cluster.createTopics(1);
      try (Audit audit = new Audit(meters, new Growth(cluster), Duration.ofMillis(50))) {
        assertThat(audit.check(WELL).level()).isEqualTo(Condition.Level.WELL);
        assertThat(audit.check(wrong).level()).isEqualTo(Condition.Level.WELL);
        Condition told = audit.check(wrong);
        assertThat(told.level()).isEqualTo(Condition.Level.TRYING);
        assertThat(told.words()).contains("matches: 30 matches of 10 articles and 2 profiles");
        assertThat(violations(meters, "matches")).isEqualTo(1);
        assertThat(violations(meters, "ledger")).isZero();
        assertThat(audit.check(WELL).level()).isEqualTo(Condition.Level.WELL);

        audit.start();
        try (Writer writer = cluster.writer("test")) {
          writer.write(List.of(Out.of(Topic.ARTICLES, "a", "words")));
        }
        meters.counter("articles", "result", "new").increment(2); // with the mark, all there is
        Awaitility.await()
            .until(() -> audit.condition().words().matches("all 8 rules hold, checked \\d+ times"));
        meters.counter("articles", "result", "new").increment();
        Awaitility.await().until(() -> audit.condition().words().contains("has lost some"));
        assertThat(violations(meters, "articles")).isPositive();
      }
    }
  }

  private static double violations(SimpleMeterRegistry meters, String rule) {
    return meters.get("audit.violations").tag("rule", rule).counter().count();
  }

  private static void assertHolds(Rule rule, Books books, boolean holds) {
    assertThat(rule.broken(books).isEmpty()).isEqualTo(holds);
  }

  private static List<String> broken(Books books) {
    return Arrays.stream(Rule.values())
        .filter(rule -> rule.broken(books).isPresent())
        .map(Rule::name)
        .toList();
  }
}
