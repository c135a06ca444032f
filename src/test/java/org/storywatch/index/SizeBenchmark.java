package org.storywatch.index;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.storywatch.profile.Vectors;

/// How long one look and one change take at worst, while another thread changes so many profiles a
/// second, and how much room a profile needs. `mvn -Pbench verify -Dbench=SizeBenchmark`
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(jvmArgsAppend = "-Xmx5g")
public class SizeBenchmark {
  private static final int READY = 2_000;

  /// How many profiles.
  @Param({"100000", "1000000"})
  public int profiles;

  /// Terms of a profile.
  @Param("50")
  public int terms;

  /// How alike an article must be, in the middle of the profiles.
  @Param("0.1")
  public double least;

  /// Changes a second by another thread.
  @Param({"0", "1000"})
  public int changes;

  private final ProfileIndex index = new ProfileIndex();
  private final List<Vectors> articles = new ArrayList<>();
  private final List<Wanted> others = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(4);
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread changing = new Thread(this::change, "changing");
  private int next;
  private long found;

  /// Fills the index, and prints the room that a profile takes.
  @Setup
  public void fill() {
    BenchProfiles bench = new BenchProfiles(terms, least);
    for (int i = 0; i < bench.articles(); i++) {
      articles.add(bench.article(i));
    }
    for (int i = 0; i < READY; i++) {
      others.add(bench.profile(random.nextInt(profiles), 5));
    }
    long before = used();
    index.putAll(bench.profiles(profiles));
    System.out.printf("%n%d bytes a profile%n", (used() - before) / profiles);
    changing.start();
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private void change() {
    SplittableRandom dice = new SplittableRandom(5);
    long due = System.nanoTime();
    while (changes > 0 && !closed.get()) {
      change(dice);
      due += 1_000_000_000L / changes;
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  /// Nine of ten changes put a profile, the tenth removes one.
  private void change(SplittableRandom dice) {
    Wanted one = others.get(dice.nextInt(READY));
    if (dice.nextInt(10) == 0) {
      index.remove(one.number());
    } else {
      index.put(one);
    }
  }

  /// One look.
  @Benchmark
  public long find() {
    next = (next + 1) % articles.size();
    index.find(articles.get(next), (_, _) -> found++);
    return found;
  }

  /// One change.
  @Benchmark
  public void put() {
    change(random);
  }

  /// Ends the other thread.
  @TearDown
  public void close() throws InterruptedException {
    closed.set(true);
    changing.join();
  }
}
