package org.storywatch.ops;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.event.Level;

/// What is worth a line in the log of how the parts of the program are: that one is in trouble,
/// once that lasts, and that it is out of it again. A part that has given up is none of its
/// concern: the program ends with it, and says why. For one thread.
public final class Troubles {
  /// What is over sooner nobody has to know of, such as a mail server that starts anew.
  private static final Duration LASTING = Duration.ofSeconds(30);

  private final Map<String, Trouble> troubles = new HashMap<>();
  private final LongSupplier nanos;

  /// A line for the log.
  public record Line(Level level, String words) {}

  /// @param since by the clock
  private record Trouble(long since, boolean said) {}

  /// By the clock of the machine.
  public Troubles() {
    this(System::nanoTime);
  }

  /// @param nanos tells the time, see [System#nanoTime]
  public Troubles(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// What has to be said now; to be asked each second or so.
  ///
  /// @param conditions of all parts, see [Health#conditions]
  public List<Line> lines(Map<String, Condition> conditions) {
    List<Line> lines = new ArrayList<>();
    conditions.forEach((part, condition) -> {
      switch (condition.level()) {
        case WELL -> end(part, condition.words(), lines);
        case TRYING -> go(part, condition.words(), lines);
        case DEAD -> {}
      }
    });
    return lines;
  }

  private void go(String part, String words, List<Line> lines) {
    long now = nanos.getAsLong();
    Trouble trouble = troubles.computeIfAbsent(part, _ -> new Trouble(now, false));
    if (!trouble.said && now - trouble.since >= LASTING.toNanos()) {
      troubles.put(part, new Trouble(trouble.since, true));
      lines.add(new Line(Level.WARN, part + ": " + words));
    }
  }

  private void end(String part, String words, List<Line> lines) {
    Trouble over = troubles.remove(part);
    if (over != null && over.said) {
      long seconds = Duration.ofNanos(nanos.getAsLong() - over.since).toSeconds();
      String again = "%s is well again after %d s: %s".formatted(part, seconds, words);
      lines.add(new Line(Level.INFO, again));
    }
  }
}
