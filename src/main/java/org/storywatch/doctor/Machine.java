package org.storywatch.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.storywatch.ops.Condition;
import org.storywatch.ops.OpenFiles;

/// What the program runs on.
public final class Machine {
  private static final int NEEDED = 25;
  private static final long MEGABYTE = 1L << 20;

  /// Below this the embedded broker and a few hundred feeds have no room.
  private static final long LEAST_HEAP = 256;

  private static final int MOST_PERCENT = 80;

  private Machine() {}

  /// Whether this Java can run the program.
  public static Condition java() {
    return java(Runtime.version().feature(), System.getProperty("java.home", ""));
  }

  static Condition java(int version, String home) {
    String words = "Java %d (%s)".formatted(version, home);
    return version >= NEEDED
        ? Condition.well(words)
        : Condition.dead(
            words
                + ": %d or newer is needed; start it with the java of a JDK %1$d"
                    .formatted(NEEDED));
  }

  /// Whether there is memory enough, and some left beside the heap.
  public static Condition memory() {
    long machine =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : Long.MAX_VALUE;
    return memory(Runtime.getRuntime().maxMemory(), machine);
  }

  /// @param heap bytes that the heap may take
  /// @param machine bytes of this machine, or of what a container may use of it
  static Condition memory(long heap, long machine) {
    String words =
        String.format(
            Locale.ROOT, "the heap may take %,d of %,d MB", heap / MEGABYTE, machine / MEGABYTE);
    if (heap < LEAST_HEAP * MEGABYTE) {
      return Condition.trying(words + ": give it more, by java -Xmx512m");
    }
    return heap > machine / 100 * MOST_PERCENT
        ? Condition.trying(
            words + ": leave a fifth of it to the rest, by java -XX:MaxRAMPercentage=60")
        : Condition.well(words);
  }

  /// Whether enough files and connections may be open.
  ///
  /// @param needed at least
  public static Condition files(long needed) {
    return OpenFiles.now()
        .map(files ->
            files
                .tooFew(needed)
                .map(Condition::dead)
                .orElse(Condition.well("%d files may be open".formatted(files.most()))))
        .orElse(Condition.well("the system does not say how many files may be open"));
  }
}
