package org.storywatch.systemd;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Health;

/// Tells systemd how the program is, from time to time. The beat that its watchdog waits for is
/// only sent while every loop goes round. Does nothing where systemd did not start the program.
public final class Reporter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);
  private static final int MOST_WORDS = 300;

  /// A cluster that does not answer is waited for; as long as this is told, it is no failure.
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Optional<Supervision> supervision;
  private final Health health;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("systemd").daemon().unstarted(this::run);
  private volatile boolean ready;
  private boolean failed;

  /// @param environment of the process
  public Reporter(Map<String, String> environment, Health health) {
    this.supervision = Supervision.of(environment, ProcessHandle.current().pid());
    this.health = health;
  }

  /// The program is starting.
  public void start() {
    if (supervision.isPresent()) {
      thread.start();
    }
  }

  /// Everything runs.
  public void ready() {
    ready = true;
    tell();
  }

  /// The program ends.
  @Override
  public void close() {
    stop.countDown();
    thread.interrupt();
    say("STOPPING=1\nSTATUS=stopping");
  }

  private void run() {
    try {
      Duration pace = supervision.map(Supervision::pace).orElse(PATIENCE);
      do {
        tell();
      } while (!stop.await(pace.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // only close() does this
    }
  }

  private void tell() {
    if (stop.getCount() > 0) {
      say(words(ready, health.conditions(), health.beating()));
    }
  }

  /// What is told.
  ///
  /// @param beating whether every loop goes round
  static String words(boolean ready, Map<String, Condition> parts, boolean beating) {
    String first = ready ? "READY=1" : "EXTEND_TIMEOUT_USEC=" + PATIENCE.toNanos() / 1000;
    String status = "STATUS=" + (ready ? "" : "starting; ") + status(parts);
    return first + "\n" + status + (beating ? "\nWATCHDOG=1" : "");
  }

  /// One line: what is not well, or else how many parts are.
  private static String status(Map<String, Condition> parts) {
    List<String> unwell =
        parts.entrySet().stream()
            .filter(part -> part.getValue().level() != Condition.Level.WELL)
            .map(part -> part.getKey() + ": " + part.getValue().words())
            .toList();
    String words =
        unwell.isEmpty()
            ? "all " + parts.size() + " parts are well"
            : String.join("; ", unwell).replaceAll("\\s+", " ");
    return words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) + "…" : words;
  }

  private synchronized void say(String words) {
    supervision.ifPresent(to -> {
      try {
        Wire.DATAGRAMS.send(to.address(), words);
        failed = false;
      } catch (IOException | RuntimeException | LinkageError e) {
        if (!failed) {
          LOG.warn("systemd cannot be told at {}: {}", to.address(), String.valueOf(e));
        }
        failed = true;
      }
    });
  }

  /// Made when it is needed first: not every system has such a C library.
  private static final class Wire {
    static final Datagrams DATAGRAMS = new Datagrams();
  }
}
