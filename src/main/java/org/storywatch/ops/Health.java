package org.storywatch.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What each part of the program says of itself, asked afresh every time.
public final class Health {
  private final Map<String, Supplier<Condition>> parts = new ConcurrentHashMap<>();
  private final Map<String, List<Heartbeat>> hearts = new ConcurrentHashMap<>();
  private final MeterRegistry meters;

  /// Of which nobody is told but who asks.
  public Health() {
    this(new CompositeMeterRegistry());
  }

  /// @param meters tell of each part, too
  public Health(MeterRegistry meters) {
    this.meters = meters;
  }

  /// Adds a part.
  ///
  /// @param name how people know it, such as `match`
  /// @param condition asked from any thread; must be quick and never throw
  /// @param beating one for each of its loops
  public void add(String name, Supplier<Condition> condition, Heartbeat... beating) {
    hearts.put(name, List.of(beating));
    if (parts.put(name, condition) == null) {
      Gauge.builder("health.well", () -> well(name) ? 1 : 0)
          .description("Whether a part of the program does its job: 1, or 0 while it cannot")
          .tag("part", name)
          .strongReference(true)
          .register(meters);
    }
  }

  /// The condition of every part, by name in order.
  public Map<String, Condition> conditions() {
    Map<String, Condition> all = new LinkedHashMap<>();
    parts.keySet().stream().sorted().forEach(name -> all.put(name, condition(name)));
    return all;
  }

  /// Whether the program should be left running: no part is dead, and none stands still.
  public boolean live() {
    return !dead() && beating();
  }

  /// Whether a part has given up.
  public boolean dead() {
    return conditions().values().stream().anyMatch(c -> c.level() == Condition.Level.DEAD);
  }

  /// Whether every loop goes round.
  public boolean beating() {
    return hearts.values().stream()
        .flatMap(List::stream)
        .allMatch(heart -> heart.overdue().isEmpty());
  }

  /// Whether the program does its whole job now: every part is well.
  public boolean ready() {
    return conditions().values().stream().allMatch(c -> c.level() == Condition.Level.WELL);
  }

  private boolean well(String name) {
    return condition(name).level() == Condition.Level.WELL;
  }

  private Condition condition(String name) {
    Supplier<Condition> part = parts.get(name);
    Condition said = part == null ? Condition.dead("not there") : part.get();
    return hearts.getOrDefault(name, List.of()).stream()
        .filter(_ -> said.level() != Condition.Level.DEAD)
        .flatMap(heart -> heart.overdue().stream())
        .findFirst()
        .map(still ->
            Condition.trying(
                "has stood still for %d minutes: start the program again"
                    .formatted(still.toMinutes())))
        .orElse(said);
  }
}
