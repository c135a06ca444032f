package org.storywatch.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.storywatch.alert.Subscriber;

/// How many questions may be sent to addresses that somebody typed in: three a day to one of them,
/// twenty an hour in all, so that the form is of no use to annoy people. Each process counts for
/// itself. For any threads.
public final class Throttle {
  private static final int EACH = 3;
  private static final int ALL = 20;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  /// Those of the last day, the oldest first.
  private final Deque<Asked> last = new ArrayDeque<>();

  private record Asked(String key, Instant at) {}

  /// Whether a question may be sent.
  public enum Verdict {
    /// It may.
    YES,
    /// This address was asked often enough; whoever typed it in need not know.
    ENOUGH,
    /// Nobody is asked at present.
    FULL
  }

  /// Counts a question, whatever becomes of it, unless nobody is asked at present.
  public synchronized Verdict ask(String address, Instant now) {
    String key = Subscriber.key(address);
    while (!last.isEmpty() && !last.getFirst().at().isAfter(now.minus(DAY))) {
      last.removeFirst();
    }
    long lately = last.stream().filter(one -> one.at().isAfter(now.minus(HOUR))).count();
    if (lately >= ALL) {
      return Verdict.FULL;
    }
    long same = last.stream().filter(one -> one.key().equals(key)).count();
    last.addLast(new Asked(key, now));
    return same >= EACH ? Verdict.ENOUGH : Verdict.YES;
  }
}
