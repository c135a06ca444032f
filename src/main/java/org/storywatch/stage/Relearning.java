package org.storywatch.stage;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.match.Decision;
import org.storywatch.match.Following;
import org.storywatch.match.Matcher;
import org.storywatch.ops.Backoff;
import org.storywatch.stream.Tape;

/// Lets profiles learn again from the beginning, in a thread of its own, beside the matching, which
/// goes on with what they learned before.
final class Relearning implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Relearning.class);

  private final Supplier<Matcher> making;
  private final Set<String> profiles;
  private final Tape.Stretch stretch;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().name("relearning").daemon().unstarted(this::run);
  private volatile Optional<Done> done = Optional.empty();

  /// What came of it.
  ///
  /// @param matcher the one that they learned with
  /// @param following what they learned
  record Done(Matcher matcher, Following following) {}

  /// @param making gives the matcher that they learn with
  /// @param profiles who learns
  /// @param stretch the matches and near misses to learn from
  Relearning(Supplier<Matcher> making, Set<String> profiles, Tape.Stretch stretch) {
    this.making = making;
    this.profiles = Set.copyOf(profiles);
    this.stretch = stretch;
  }

  void start() {
    thread.start();
  }

  Set<String> profiles() {
    return profiles;
  }

  /// @return empty until it is done
  Optional<Done> done() {
    return done;
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      boolean _ = thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Backoff backoff = new Backoff(stop);
    while (!backoff.stopping() && done.isEmpty()) {
      try {
        done = Optional.of(learn());
      } catch (CancellationException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("profiles learn again once more: {}", e.toString());
        backoff.rest();
      }
    }
  }

  private Done learn() {
    Matcher matcher = making.get();
    Following again = Following.shared();
    matcher.teacher().begin(profiles, again);
    stretch.read(
        profiles,
        record -> {
          if (stop.getCount() == 0) {
            throw new CancellationException();
          }
          Records.read(record, Decision.class)
              .map(Decision::match)
              .ifPresent(match -> matcher.teacher().recall(match, again));
        });
    again.ready();
    return new Done(matcher, again);
  }
}
