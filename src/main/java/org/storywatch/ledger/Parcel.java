package org.storywatch.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.storywatch.alert.Alert;

/// Alerts that are sent as one message.
///
/// @param alerts at least one, all to the same subscriber, oldest first
/// @param due since when it may be sent
/// @param why why these go together
/// @param said what the message said beside its alerts when it was tried before; empty where it
///   never was, or goes out otherwise now
/// @param unknown whether an earlier try may have been taken
public record Parcel(
    List<Alert> alerts, Instant due, Why why, Optional<List<String>> said, boolean unknown) {
  /// Why alerts go together.
  public enum Why {
    /// They were to, or there is only one.
    USUAL,
    /// There were as many messages that day as the subscriber wants.
    CAPPED,
    /// They could not be sent for long.
    LATE
  }

  /// Copies the list.
  public Parcel {
    alerts = List.copyOf(alerts);
  }

  /// Whom it goes to.
  public String subscriber() {
    return alerts.getFirst().subscriber();
  }

  /// What it has to say of itself.
  ///
  /// @return a line each
  public List<String> notes() {
    return switch (why) {
      case USUAL -> List.of();
      case CAPPED ->
          List.of(
              "There were as many mails that day as you want at most; this is the rest of it, in"
                  + " one.");
      case LATE ->
          List.of(
              "These could not be sent when they arose; they come in one mail now instead of one"
                  + " by one.");
    };
  }
}
