package org.storywatch.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Heartbeat;
import org.storywatch.stream.Unreachable;

/// Checks the [Rule]s from time to time. One that is broken twice in a row is told of: a single
/// time may be a number that was read a moment before another.
public final class Audit implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

  private final MeterRegistry registry;
  private final Growth growth;
  private final Duration interval;
  private final Counter made;
  private final Map<Rule, Counter> violations = new EnumMap<>(Rule.class);
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("audit").daemon().unstarted(this::run);
  private final Set<Rule> doubtful = EnumSet.noneOf(Rule.class);
  private final Heartbeat heart = new Heartbeat();
  private int checks;
  private volatile Condition condition = Condition.well("not checked yet");

  /// @param registry has the counters
  /// @param interval between two checks; each asks the brokers where two topics end
  public Audit(MeterRegistry registry, Growth growth, Duration interval) {
    this.registry = registry;
    this.growth = growth;
    this.interval = interval;
    this.made =
        Counter.builder("audit.checks")
            .description("Times that the books were checked")
            .register(registry);
    for (Rule rule : Rule.values()) {
      violations.put(
          rule,
          Counter.builder("audit.violations")
              .description("Checks that found what must never be")
              .tag("rule", rule.title())
              .register(registry));
    }
  }

  /// Begins to check.
  public void start() {
    thread.start();
  }

  /// What is wrong, if anything.
  public Condition condition() {
    return condition;
  }

  /// Beats each time it goes round.
  public Heartbeat heartbeat() {
    return heart;
  }

  @Override
  public void close() {
    stop.countDown();
    thread.interrupt();
  }

  private void run() {
    try {
      while (!stop.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        heart.beat();
        try {
          condition = check(books());
        } catch (Unreachable e) {
          LOG.debug("no audit now: {}", e.getMessage());
        } catch (RuntimeException e) {
          LOG.error("the audit failed", e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // only close() does this
    } finally {
      heart.end();
    }
  }

  /// What these books say after all that was seen before.
  Condition check(Books books) {
    checks++;
    made.increment();
    StringBuilder words = new StringBuilder();
    for (Rule rule : Rule.values()) {
      var broken = rule.broken(books);
      if (broken.isEmpty()) {
        doubtful.remove(rule);
      } else if (!doubtful.add(rule)) {
        Counter counter = violations.get(rule);
        if (counter != null) {
          counter.increment();
        }
        LOG.error("the books are not right, {}", broken.get());
        words.append(words.isEmpty() ? "" : "; ").append(broken.get());
      }
    }
    return words.isEmpty()
        ? Condition.well(
            "all %d rules hold, checked %d times".formatted(Rule.values().length, checks))
        : Condition.trying("what must always hold does not: " + words);
  }

  /// The order matters, see [Books].
  private Books books() throws Unreachable {
    double found = sum("matches.found");
    double read = sum("articles.read");
    double alerts = sum("alerts.decided", "about", "development");
    double developments =
        sum("candidates", "decision", "alert") + sum("candidates", "decision", "flood");
    double decisions =
        developments
            + sum("candidates", "decision", "copy")
            + sum("candidates", "decision", "more")
            + sum("candidates", "decision", "known")
            + sum("candidates", "decision", "backfill");
    double matches = sum("matches.read");
    double ended = 0;
    for (String outcome :
        new String[] {"accepted", "postponed", "refused", "impossible", "unknown"}) {
      ended += sum("mails", "outcome", outcome);
    }
    double tries = sum("mails.tries");
    double articles = sum("articles", "result", "new") + sum("articles", "result", "backfill");
    double letters = sum("stream.deadletters");
    Growth.Grown grown = growth.now();
    return new Books(
        new Books.Matching(found, read, gauge("profiles.most")),
        new Books.Telling(
            decisions,
            matches,
            sum("stream.errors", "stage", "tell"),
            alerts,
            developments,
            gauge("subscribers.most")),
        new Books.Sending(
            gauge("ledger.alerts"), gauge("ledger.waiting"), gauge("ledger.done"), ended, tries),
        new Books.Topics(
            articles, grown.articles(), letters, grown.letters(), gauge("stream.ahead")));
  }

  private double sum(String name, String... tags) {
    return registry.find(name).tags(tags).counters().stream().mapToDouble(Counter::count).sum();
  }

  private double gauge(String name) {
    return registry.find(name).gauges().stream().mapToDouble(Gauge::value).sum();
  }
}
