package org.storywatch.alert;

import java.time.Instant;

/// What is written of an alert before a try and after it.
public final class Tries {
  private Tries() {}

  /// A try begins.
  ///
  /// @param message what is sent
  public static Delivery begun(Alert alert, int attempts, Instant now, Message message) {
    return of(alert, Delivery.State.SENDING, attempts, now, Instant.EPOCH, "", message);
  }

  /// A try ended; after two days and many tries it was the last.
  public static Delivery ended(
      Alert alert, int attempts, Instant now, Message message, Carrier.Outcome outcome) {
    return switch (outcome) {
      case Carrier.Outcome.Accepted(String words) ->
          of(alert, Delivery.State.ACCEPTED, attempts, now, Instant.EPOCH, words, message);
      case Carrier.Outcome.Refused(String words) ->
          of(alert, Delivery.State.REFUSED, attempts, now, Instant.EPOCH, words, message);
      case Carrier.Outcome.Unknown(String words) ->
          of(
              alert,
              Delivery.State.UNKNOWN,
              attempts,
              now,
              Retry.next(now, attempts),
              words,
              message);
      case Carrier.Outcome.Postponed(String words) ->
          Retry.over(alert.created(), attempts, now)
              ? of(
                  alert,
                  Delivery.State.REFUSED,
                  attempts,
                  now,
                  Instant.EPOCH,
                  "given up: " + words,
                  message)
              : of(
                  alert,
                  Delivery.State.POSTPONED,
                  attempts,
                  now,
                  Retry.next(now, attempts),
                  words,
                  message);
    };
  }

  private static Delivery of(
      Alert alert,
      Delivery.State state,
      int attempts,
      Instant at,
      Instant next,
      String words,
      Message message) {
    return new Delivery(
        Delivery.SCHEMA,
        alert.id(),
        state,
        attempts,
        at,
        next,
        words,
        message.notes(),
        message.outlets(alert));
  }
}
