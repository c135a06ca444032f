package org.storywatch.systemd;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What systemd wants to be told, as it says in the environment of a service (sd_notify(3),
/// sd_watchdog_enabled(3)).
///
/// @param address of its socket
/// @param watchdog for how long it hears nothing before it ends the program; empty for ever
record Supervision(String address, Optional<Duration> watchdog) {
  private static final Duration USUAL = Duration.ofSeconds(10);

  /// Empty where nobody wants to be told.
  ///
  /// @param process our own number: what is meant for another process is none of our business
  static Optional<Supervision> of(Map<String, String> environment, long process) {
    String address = environment.getOrDefault("NOTIFY_SOCKET", "");
    if (address.isEmpty()) {
      return Optional.empty();
    }
    String whose = environment.getOrDefault("WATCHDOG_PID", "");
    boolean ours = whose.isEmpty() || whose.equals(Long.toString(process));
    String micros = environment.getOrDefault("WATCHDOG_USEC", "");
    return Optional.of(
        new Supervision(
            address,
            ours && micros.matches("[1-9]\\d{0,14}")
                ? Optional.of(Duration.ofNanos(Long.parseLong(micros) * 1000))
                : Optional.empty()));
  }

  /// How often to tell: three times as often as is needed.
  Duration pace() {
    Duration third = watchdog.map(most -> most.dividedBy(3)).orElse(USUAL);
    return third.compareTo(USUAL) > 0 ? USUAL : third;
  }
}
