package org.storywatch.ledger;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Message;

/// What a mail server has taken. The same message twice is one, since it is known by its id.
final class Mailboxes {
  private final Set<String> messages = new HashSet<>();
  private final Map<String, Integer> alerts = new HashMap<>();
  private final Map<String, Integer> days = new HashMap<>();

  /// @return whether it is another than all before
  boolean take(Message message) {
    message.alerts().forEach(alert -> alerts.merge(alert.id(), 1, Integer::sum));
    return messages.add(message.alerts().stream().map(Alert::id).collect(Collectors.joining(",")));
  }

  /// Counts one more message on a day of somebody's.
  ///
  /// @return how many there are now
  int ofDay(String address, LocalDate day) {
    return days.merge(address + " " + day, 1, Integer::sum);
  }

  /// In how many messages an alert came, counting the same one again.
  int times(Alert alert) {
    return alerts.getOrDefault(alert.id(), 0);
  }
}
