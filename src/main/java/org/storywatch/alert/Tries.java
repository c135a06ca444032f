package org.storywatch.alert;

import java.time.Instant;
import java.util.List;

/// What is written of an alert before a try and after it.
public final class Tries {
  private Tries() {}

  /// A try begins.
  ///
  /// @param notes what the message says beside its alerts
  public static Delivery begun(Alert alert, int attempts, Instant now, List<String> notes) {
    return of(alert, Delivery.State.SENDING, attempts, now, Instant.EPOCH, "", notes);
  }

  /// A try ended; after two days and many tries it was the last.
  public static Delivery ended(
      Alert alert, int attempts, Instant now, List<String> notes, Carrier.Outcome outcome) {
    return switch (outcome) {
      case Carrier.Outcome.Accepted(String words) ->
          of(alert, Delivery.State.ACCEPTED, attempts, now, Instant.EPOCH, words, notes);
      case Carrier.Outcome.Refused(String words) ->
          of(alert, Delivery.State.REFUSED, attempts, now, Instant.EPOCH, words, notes);
      case Carrier.Outcome.Postponed(String words) ->
          Retry.over(alert.created(), attempts, now)
              ? of(
                  alert,
                  Delivery.State.REFUSED,
                  attempts,
                  now,
                  Instant.EPOCH,
                  "given up: " + words,
                  notes)
              : of(
                  alert,
                  Delivery.State.POSTPONED,
                  attempts,
                  now,
                  Retry.next(now, attempts),
                  words,
                  notes);
    };
  }

  private static Delivery of(
      Alert alert,
      Delivery.State state,
      int attempts,
      Instant at,
      Instant next,
      String words,
      List<String> notes) {
    return new Delivery(Delivery.SCHEMA, alert.id(), state, attempts, at, next, words, notes);
  }
}
