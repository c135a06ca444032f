package org.storywatch.ops;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/// How many files and connections this process has open, and how many it may. Where there are no
/// more, a broker closes its logs and a server cannot answer.
///
/// @param open now
/// @param most at any time
public record OpenFiles(long open, long most) {
  private static final int TIGHT_PERCENT = 80;

  /// As it is now; nothing where the system does not say.
  public static Optional<OpenFiles> now() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? Optional.of(
            new OpenFiles(unix.getOpenFileDescriptorCount(), unix.getMaxFileDescriptorCount()))
        : Optional.empty();
  }

  /// Says so where there are not enough for this program.
  ///
  /// @param needed at least
  public Optional<String> tooFew(long needed) {
    return most >= needed
        ? Optional.empty()
        : Optional.of(
            "this process may open %d files only and needs %d: raise the limit (ulimit -n %d, or"
                    .formatted(most, needed, 4 * needed)
                + " LimitNOFILE= of the service)");
  }

  /// How near the end is.
  public Condition condition() {
    String words = "%d of %d files are open".formatted(open, most);
    return open * 100 < most * TIGHT_PERCENT
        ? Condition.well(words)
        : Condition.trying(
            words + ": raise the limit (ulimit -n, or LimitNOFILE= of the service) and restart");
  }
}
