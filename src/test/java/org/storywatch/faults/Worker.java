package org.storywatch.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One process of the program, on a folder of its own, that is broken and started again.
final class Worker implements AutoCloseable {
  /// Guards the process while something is done to it.
  final ReentrantLock lock = new ReentrantLock();

  private static final int TERMINATED = 128 + 15;

  private final Path folder;
  private final Path orders;
  private final String stages;
  private final List<String> java;
  private @Nullable Process process;
  private long starts;

  /// @param settings of the program, as YAML
  /// @param java the command up to the program's own arguments; `%s` stands for the file of orders
  Worker(Path folder, String stages, String settings, List<String> java) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.orders = folder.resolve("orders");
    this.stages = stages;
    this.java = java;
    Files.writeString(folder.resolve("storywatch.yaml"), settings);
  }

  void start() throws IOException {
    List<String> command = new ArrayList<>();
    java.forEach(word -> command.add(word.replace("%s", orders.toString())));
    command.addAll(List.of("run", "--config", "storywatch.yaml", "--stages", stages));
    starts = Files.exists(log()) ? begun() + 1 : 1;
    process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
  }

  /// Tells it where to end.
  void order(String label, int pass) throws IOException {
    write(label + "|" + pass + "\n");
  }

  void forget() throws IOException {
    write("");
  }

  // Moved into place, so that it is never read by halves.
  private void write(String words) throws IOException {
    Path draft = Files.writeString(folder.resolve("orders.new"), words);
    Files.move(draft, orders, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Waits until it says that it is at work, or so long.
  void awaitWork(Duration most) throws IOException, InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (runs() && begun() < starts && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private long begun() throws IOException {
    return Files.readString(log()).lines().filter(line -> line.contains(" watching ")).count();
  }

  /// Waits for its end.
  ///
  /// @return whether it ended with that code in time
  boolean ended(int code, Duration within) throws InterruptedException {
    return known().waitFor(within.toMillis(), TimeUnit.MILLISECONDS) && known().exitValue() == code;
  }

  /// Waits for its end after it was told to stop.
  ///
  /// @return whether it did so in order and in time; one that had not begun yet ends by the signal
  boolean stopped(Duration within) throws InterruptedException {
    return ended(0, within) || ended(TERMINATED, Duration.ZERO);
  }

  boolean runs() {
    return process != null && process.isAlive();
  }

  /// As `kill -9`.
  void kill() throws InterruptedException {
    known().destroyForcibly();
    boolean _ = known().waitFor(20, TimeUnit.SECONDS);
  }

  /// As `kill`.
  void terminate() {
    known().destroy();
  }

  /// As `kill -NAME`.
  void signal(String name) throws IOException, InterruptedException {
    signal(known(), name);
  }

  static void signal(Process process, String name) throws IOException, InterruptedException {
    String number = Long.toString(process.pid());
    int _ = new ProcessBuilder("kill", "-" + name, number).inheritIO().start().waitFor();
  }

  /// How it is, in words.
  String state() {
    return runs() ? "runs" : "ended with " + known().exitValue();
  }

  /// Whether it does this part of the whole.
  boolean does(String part) {
    return List.of(stages.split(",", -1)).contains(part);
  }

  String name() {
    return folder.getFileName() + " (" + stages + ")";
  }

  Path log() {
    return folder.resolve("log");
  }

  private Process known() {
    Process it = process;
    if (it == null) {
      throw new IllegalStateException(name() + " was never started");
    }
    return it;
  }

  @Override
  public void close() {
    if (process != null) {
      try {
        kill();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
