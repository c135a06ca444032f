package org.storywatch.alert;

import java.util.List;
import java.util.Map;

/// What goes to one subscriber at once.
///
/// @param alerts at least one, all to the same subscriber, oldest first
/// @param notes what else is to be said, such as that a feed cannot be read; a line each
/// @param outlets who else carries the development of an alert, by the alert's id
public record Message(List<Alert> alerts, List<String> notes, Map<String, List<String>> outlets) {
  /// Copies the lists.
  public Message {
    alerts = List.copyOf(alerts);
    notes = List.copyOf(notes);
    outlets = Map.copyOf(outlets);
  }

  /// Without notes.
  public static Message of(Alert... alerts) {
    return new Message(List.of(alerts), List.of(), Map.of());
  }

  /// Who else carries the development of an alert.
  public List<String> outlets(Alert alert) {
    return outlets.getOrDefault(alert.id(), List.of());
  }
}
