package org.storywatch.alert;

import java.util.List;

/// What goes to one subscriber at once.
///
/// @param alerts at least one, all to the same subscriber, oldest first
/// @param notes what else is to be said, such as that a feed cannot be read; a line each
public record Message(List<Alert> alerts, List<String> notes) {
  /// Copies the lists.
  public Message {
    alerts = List.copyOf(alerts);
    notes = List.copyOf(notes);
  }

  /// Without notes.
  public static Message of(Alert... alerts) {
    return new Message(List.of(alerts), List.of());
  }
}
