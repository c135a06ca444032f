package org.storywatch.story;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.storywatch.article.Article;
import org.storywatch.match.Match;

/// How long it takes to decide what a match is, in a story of so many developments, and how much
/// room a development needs; beside it a plain scan that only counts words that are shared. `mvn
/// -Pbench verify -Dbench=MemoryBenchmark`
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
public class MemoryBenchmark {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final int WORDS = 400;
  private static final int ASKED = 500;

  /// How many developments.
  @Param({"200", "2000"})
  public int developments;

  private final SplittableRandom random = new SplittableRandom(7);
  private final List<String> texts = new ArrayList<>();
  private final List<Set<String>> scanned = new ArrayList<>();
  private final List<Match> edited = new ArrayList<>();
  private final List<Match> other = new ArrayList<>();
  private Memory memory = new Memory();
  private int next;

  /// Fills the memory, and prints the room that a development takes.
  @Setup
  public void fill() {
    for (int i = 0; i < developments; i++) {
      texts.add(text(WORDS));
      scanned.add(new HashSet<>(List.of(texts.get(i).split(" "))));
    }
    long before = used();
    for (int i = 0; i < developments; i++) {
      memory.consider(match("d" + i, texts.get(i)), START);
    }
    System.out.printf(
        "%n%d bytes a development, its text apart%n", (used() - before) / developments);
    for (int i = 0; i < ASKED; i++) {
      String told = texts.get(random.nextInt(developments));
      edited.add(match("e" + i, told.replace(" said", " told").replace(" in", " near") + text(30)));
      other.add(match("o" + i, text(WORDS)));
    }
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /// Words by Zipf's law, names and numbers among them.
  private String text(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      int word = (int) Math.pow(20_000, random.nextDouble());
      String plain = Integer.toString(word, 26).replaceAll("[0-9]", "in").replace("q", "said");
      text.append(i % 9 == 4 ? Character.toUpperCase(plain.charAt(0)) + plain.substring(1) : plain)
          .append(i % 30 == 7 ? " " + word : "")
          .append(i % 15 == 14 ? ". " : " ");
    }
    return text.toString();
  }

  private static Match match(String id, String text) {
    Article article =
        new Article(
            1,
            id,
            "f",
            "Outlet",
            URI.create("https://example.org/" + id),
            "",
            "",
            text,
            "en",
            START,
            START);
    return new Match(1, "profile", article, 1, List.of());
  }

  /// An edited copy with some lines of its own.
  @Benchmark
  public Object compareEdited() {
    return compare(edited);
  }

  /// Another report of the story.
  @Benchmark
  public Object compareOther() {
    return compare(other);
  }

  private Object compare(List<Match> matches) {
    next = (next + 1) % ASKED;
    return memory.compare(matches.get(next));
  }

  /// The floor: which development shares the most words.
  @Benchmark
  public int scan() {
    next = (next + 1) % ASKED;
    Set<String> asked = new HashSet<>(List.of(other.get(next).article().text().split(" ")));
    int best = 0;
    for (Set<String> one : scanned) {
      int shared = 0;
      for (String word : asked) {
        shared += one.contains(word) ? 1 : 0;
      }
      best = Math.max(best, shared);
    }
    return best;
  }
}
