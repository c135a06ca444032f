package org.storywatch.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.TimeoutException;
import org.storywatch.stream.Cluster;

/// One run: the program at work, broken by a schedule, and what the oracle says of it.
final class Trial {
  private static final int ENTRIES = 2_100;
  private static final double BEGINNING = 0.3;
  private static final Duration BEAT = Duration.ofMillis(250);

  /// What comes in a beat; but something is left for as long as faults are to come.
  private static final double STEP = 0.006;

  /// Everything must have been told so long after the last fault.
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /// So long nothing may come any more.
  private static final Duration QUIET = Duration.ofMillis(1_500);

  private final Schedule schedule;
  private final KillPoints points;
  private final Launch launch;
  private final Path folder;

  /// What came of it.
  ///
  /// @param faults how many of each kind were done
  /// @param merged duplicates for who merges by Message-ID
  /// @param twins see [Oracle.Findings]
  /// @param extra what the mail server took again, beyond each message's first time
  /// @param took until the last fault was over, until all was told, and to stop and to look
  /// @param unknown tries of which nobody knew the end
  /// @param problems all that is wrong, in words
  record Result(
      long seed,
      int articles,
      Map<String, Integer> faults,
      int lost,
      int merged,
      int twins,
      int extra,
      int unknown,
      List<Duration> took,
      List<String> problems) {
    Result {
      faults = Map.copyOf(faults);
      took = List.copyOf(took);
      problems = List.copyOf(problems);
    }
  }

  /// @param folder for everything, new
  Trial(Schedule schedule, KillPoints points, Launch launch, Path folder) {
    this.launch = launch;
    this.schedule = schedule;
    this.points = points;
    this.folder = folder;
  }

  Result run() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Files.createDirectories(folder);
    World world = World.of(schedule.seed(), ENTRIES, Site.FEEDS);
    Oracle oracle = new Oracle(world);
    try (Site site = new Site(folder, world, schedule.stages(), launch)) {
      Trouble trouble = new Trouble(site, points);
      List<String> problems = new ArrayList<>(perform(site, trouble));
      int replays = trouble.counts().getOrDefault("replay", 0);
      Duration broken = since(begun);
      Optional<Audit> audit = await(site, oracle, replays);
      Duration whole = since(begun);
      TimeUnit.MILLISECONDS.sleep(QUIET.toMillis());
      for (Worker worker : site.workers()) {
        if (!worker.runs()) {
          problems.add(worker.name() + " " + worker.state());
        }
      }
      if (problems.isEmpty()) {
        problems.addAll(stop(site));
      }
      if (audit.isEmpty()) {
        problems.add("not everything was done within " + PATIENCE);
      }
      Audit last = Audit.of(site.cluster());
      Oracle.Findings findings = oracle.judge(site.sink().taken(), last, replays);
      problems.addAll(findings.lost());
      problems.addAll(findings.twice());
      problems.addAll(findings.unexplained());
      return new Result(
          schedule.seed(),
          oracle.articles(),
          trouble.counts(),
          findings.lost().size(),
          findings.twice().size(),
          findings.twins(),
          findings.extra(),
          last.unknown(),
          List.of(broken, whole.minus(broken), since(begun).minus(whole)),
          problems);
    }
  }

  /// Starts the program and does all faults.
  ///
  /// @return what went wrong with that
  private List<String> perform(Site site, Trouble trouble)
      throws IOException, InterruptedException {
    List<String> problems = new ArrayList<>();
    site.newsstand().release(BEGINNING);
    for (Worker worker : site.workers()) {
      worker.start();
    }
    awaitWork(site);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> faults = new ArrayList<>();
      for (Schedule.Event event : schedule.events()) {
        faults.add(
            threads.submit(() -> {
              TimeUnit.MILLISECONDS.sleep(event.at().toMillis());
              trouble.make(event.fault());
              return event;
            }));
      }
      double out = BEGINNING;
      while (faults.stream().anyMatch(fault -> !fault.isDone())) {
        double over = (double) faults.stream().filter(Future::isDone).count() + 1;
        out = Math.min(out + STEP, BEGINNING + (1 - BEGINNING) * over / (faults.size() + 1));
        site.newsstand().release(out);
        TimeUnit.MILLISECONDS.sleep(BEAT.toMillis());
      }
      for (Future<?> fault : faults) {
        try {
          fault.get();
        } catch (ExecutionException e) {
          problems.add(String.valueOf(e.getCause()));
        }
      }
    }
    trouble.mend();
    site.newsstand().release(1);
    site.sink().turn(Sink.Mood.WELL);
    return problems;
  }

  /// Waits for the first mail: before that there is little to break.
  private static void awaitWork(Site site) throws InterruptedException {
    long begun = System.nanoTime();
    while (site.sink().taken().isEmpty() && since(begun).compareTo(PATIENCE) < 0) {
      TimeUnit.MILLISECONDS.sleep(BEAT.toMillis());
    }
  }

  /// Waits until all that must come has come.
  ///
  /// @return empty when it did not in time
  private static Optional<Audit> await(Site site, Oracle oracle, int replays)
      throws InterruptedException {
    Cluster cluster = site.cluster();
    long begun = System.nanoTime();
    while (since(begun).compareTo(PATIENCE) < 0) {
      if (oracle.told(site.sink().taken())) {
        try {
          Audit audit = Audit.of(cluster);
          if (oracle.judge(site.sink().taken(), audit, replays).lost().isEmpty()) {
            return Optional.of(audit);
          }
        } catch (TimeoutException e) {
          // What an ended process left open hides the end of a topic for a while.
          Thread.onSpinWait();
        }
      }
      TimeUnit.MILLISECONDS.sleep(BEAT.toMillis());
    }
    return Optional.empty();
  }

  private static List<String> stop(Site site) throws InterruptedException {
    try {
      Trouble.stop(site.workers());
      return List.of();
    } catch (IllegalStateException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
