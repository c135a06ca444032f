package org.storywatch.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// What happens in one run: a seed gives the same always.
///
/// @param stages of each process
/// @param events the faults, by when they begin
record Schedule(long seed, List<String> stages, List<Event> events) {
  private static final int LEAST = 3;
  private static final int MORE = 3;

  /// How many kill points a schedule has, when nothing else is said.
  static final int POINTS = 5;

  /// When a fault begins.
  ///
  /// @param at since the first mail
  record Event(Duration at, Fault fault) {}

  private static final List<List<String>> SHAPES =
      List.of(
          List.of("feeds,match,tell,web", "feeds,match,tell,web"),
          List.of("feeds,match,tell", "match,tell"),
          List.of("feeds,match", "feeds,match,tell", "tell"));

  static Schedule of(long seed) {
    return of(seed, KillPoints.labels(), POINTS);
  }

  /// @param labels of the kill points, that schedules with seeds that follow each other take in
  ///   turn
  /// @param points how many of them this one has
  static Schedule of(long seed, List<String> labels, int points) {
    Random random = new Random(seed);
    List<String> stages = SHAPES.get(random.nextInt(SHAPES.size()));
    List<Event> events = new ArrayList<>();
    int faults = LEAST + random.nextInt(MORE);
    for (int i = 0; i < faults; i++) {
      events.add(new Event(millis(random, 500, 15_000), fault(random, stages.size())));
    }
    for (int i = 0; i < points; i++) {
      String label = labels.get((int) Math.floorMod(seed * points + i, (long) labels.size()));
      int process = processOf(label, stages, random);
      Fault point =
          new Fault.Point(process, label, 1 + random.nextInt(2), millis(random, 0, 2_000));
      events.add(new Event(millis(random, 1_000, 15_000), point));
    }
    if (random.nextInt(4) == 0) {
      Fault replay = new Fault.Replay(random.nextBoolean(), random.nextBoolean());
      events.add(new Event(millis(random, 8_000, 15_000), replay));
    }
    events.sort(Comparator.comparing(Event::at));
    return new Schedule(seed, stages, List.copyOf(events));
  }

  private static Fault fault(Random random, int processes) {
    int process = random.nextInt(processes);
    return switch (random.nextInt(12)) {
      case 0, 1 -> new Fault.Kill(process, millis(random, 0, 5_000));
      case 2, 3 -> new Fault.Stop(process, millis(random, 500, 10_000));
      case 4 -> new Fault.Broker(millis(random, 0, 4_000));
      case 5 -> new Fault.Sleep(millis(random, 500, 8_000));
      case 6, 7, 8 -> new Fault.Post(one(Sink.Mood.values(), random), millis(random, 500, 4_000));
      case 9, 10 ->
          new Fault.Feeds(
              one(Newsstand.Mood.values(), random),
              1 + random.nextInt(4),
              millis(random, 500, 6_000));
      default -> new Fault.Join(millis(random, 5_000, 10_000));
    };
  }

  /// A process that comes by the place.
  private static int processOf(String label, List<String> stages, Random random) {
    String part = KillPoints.part(label);
    int process = random.nextInt(stages.size());
    while (!stages.get(process).contains(part)) {
      process = (process + 1) % stages.size();
    }
    return process;
  }

  private static Duration millis(Random random, int least, int most) {
    return Duration.ofMillis(random.nextInt(least, most + 1));
  }

  /// Any but the first, which is no fault.
  private static <T> T one(T[] all, Random random) {
    return all[1 + random.nextInt(all.length - 1)];
  }
}
