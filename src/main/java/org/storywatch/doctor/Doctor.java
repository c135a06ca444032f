package org.storywatch.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.storywatch.ops.Condition;

/// Tries everything at once and tells of it in order. What hangs is left alone after its time, and
/// what throws is told of: neither keeps the others from being tried.
public final class Doctor {
  private final List<Check> checks;

  /// @param checks in the order in which they are told of
  public Doctor(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  /// Returns when everything was tried or has had its time: no later than the check that may take
  /// longest.
  ///
  /// @param say told of each finding, by one thread
  /// @return the worst that was found
  public Condition.Level run(BiConsumer<Check, Condition> say) throws InterruptedException {
    long begun = System.nanoTime();
    List<Visit> visits = new ArrayList<>();
    checks.forEach(check -> visits.add(new Visit(check)));
    Condition.Level worst = Condition.Level.WELL;
    try {
      for (Visit visit : visits) {
        for (Optional<Condition> next = visit.next(begun);
            next.isPresent();
            next = visit.next(begun)) {
          worst = worse(worst, next.get().level());
          say.accept(visit.check, next.get());
        }
      }
    } finally {
      visits.forEach(visit -> visit.thread.interrupt());
    }
    return worst;
  }

  private static Condition.Level worse(Condition.Level one, Condition.Level other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /// One check at work.
  private static final class Visit {
    private final Check check;
    private final BlockingQueue<Optional<Condition>> found = new LinkedBlockingQueue<>();
    private final Thread thread;
    private boolean over;

    Visit(Check check) {
      this.check = check;
      this.thread = Thread.ofVirtual().name("check-" + check.part()).start(this::run);
    }

    private void run() {
      try {
        check.trial().run(condition -> found.add(Optional.of(condition)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // its time is over, and that is told already
      } catch (Exception | LinkageError e) {
        found.add(Optional.of(Condition.dead("could not be tried: " + e)));
      } finally {
        found.add(Optional.empty());
      }
    }

    /// What it found next; empty when there will be nothing more.
    Optional<Condition> next(long begun) throws InterruptedException {
      if (over) {
        return Optional.empty();
      }
      long left = check.most().toNanos() - (System.nanoTime() - begun);
      Optional<Condition> next = found.poll(Math.max(left, 0), TimeUnit.NANOSECONDS);
      if (next == null) {
        over = true;
        return Optional.of(
            Condition.dead(
                "not all was tried within %d s: something does not answer"
                    .formatted(check.most().toSeconds())));
      }
      return next;
    }
  }
}
