package org.storywatch.ledger;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.storywatch.alert.Subscriber;

/// How many messages one recipient domain gets in a minute. Mailbox providers put off, or mistrust,
/// who sends them many at once.
public final class Throttle {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final int most;
  private final Map<String, Deque<Instant>> begun = new HashMap<>();

  /// @param most how many in any minute
  public Throttle(int most) {
    this.most = most;
  }

  /// Whether a message may go to an address now.
  public boolean allows(String address, Instant now) {
    Deque<Instant> sent = begun.get(host(address));
    if (sent == null) {
      return true;
    }
    Instant minuteAgo = now.minus(MINUTE);
    // What is still to come was sent before the clock was set back.
    sent.removeIf(at -> !at.isAfter(minuteAgo) || at.isAfter(now.plus(MINUTE)));
    return sent.size() < most;
  }

  /// A message goes there.
  public void begun(String address, Instant now) {
    begun.values().removeIf(sent -> sent.isEmpty() || !sent.getLast().isAfter(now.minus(MINUTE)));
    begun.computeIfAbsent(host(address), host -> new ArrayDeque<>()).addLast(now);
  }

  /// The machine, or the domain, that takes what is sent to an address.
  static String host(String address) {
    String host =
        Subscriber.isHook(address)
            ? Optional.ofNullable(URI.create(address).getHost()).orElse("")
            : address.substring(address.lastIndexOf('@') + 1);
    return host.toLowerCase(Locale.ROOT);
  }
}
