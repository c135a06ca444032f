package org.storywatch.doctor;

import java.time.Duration;
import java.util.function.Consumer;
import org.storywatch.ops.Condition;

/// Something to try.
///
/// @param part how people know it, such as `mail`
/// @param most how long it may take
/// @param trial tells what it finds as soon as it knows; what it throws is a finding, too
public record Check(String part, Duration most, Trial trial) {
  /// Tries it.
  @FunctionalInterface
  public interface Trial {
    /// @param say well for what works, trying for what should be otherwise, dead for what does not
    ///   work; with words that say what to do
    /// @throws Exception when it cannot be tried
    void run(Consumer<Condition> say) throws Exception;
  }
}
