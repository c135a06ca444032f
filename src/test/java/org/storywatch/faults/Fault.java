package org.storywatch.faults;

import java.time.Duration;
import java.util.Locale;

/// Something that is broken on purpose, for a while.
sealed interface Fault {
  /// What it is counted as.
  default String kind() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /// A process is killed, and is started again after a while.
  record Kill(int process, Duration away) implements Fault {}

  /// A process ends at a place of its code, and is started again after a while.
  ///
  /// @param pass which time it comes there
  record Point(int process, String label, int pass, Duration away) implements Fault {}

  /// A process sleeps.
  record Stop(int process, Duration asleep) implements Fault {}

  /// The broker is killed, and is started again after a while.
  record Broker(Duration away) implements Fault {}

  /// The broker sleeps.
  record Sleep(Duration asleep) implements Fault {}

  /// The mail server is in a mood.
  record Post(Sink.Mood mood, Duration lasting) implements Fault {}

  /// Some feeds are ill.
  ///
  /// @param every which of them: each of this number
  record Feeds(Newsstand.Mood mood, int every, Duration lasting) implements Fault {}

  /// Another process joins, and leaves in order.
  record Join(Duration lasting) implements Fault {}

  /// All processes stop, and begin again with groups that have read nothing.
  ///
  /// @param orderly whether they are told to stop, not killed
  /// @param deleted whether the groups are deleted, not set back
  record Replay(boolean orderly, boolean deleted) implements Fault {}
}
