package org.storywatch.ledger;

import java.time.Instant;
import java.util.List;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Carrier;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Delivery.State;
import org.storywatch.alert.Message;

/// What is written of an alert: before a try, after it, and where there is none any more.
public final class Tries {
  private static final String GIVEN_UP = "given up: ";
  private static final String IMPOSSIBLE = "not sent: ";
  private static final String MAYBE = " (an earlier try may have been taken)";

  private Tries() {}

  /// A try begins.
  ///
  /// @param message what is sent
  public static Delivery begun(Alert alert, int attempts, Instant now, Message message) {
    return of(alert, State.SENDING, attempts, now, Instant.EPOCH, "", message);
  }

  /// A try ended; after two days and many tries it was the last.
  ///
  /// @param unknown whether an earlier try may have been taken: where this one was not, that is
  ///   still not known
  public static Delivery ended(
      Alert alert,
      int attempts,
      Instant now,
      Message message,
      boolean unknown,
      Carrier.Outcome outcome) {
    String words = unknown ? outcome.words() + MAYBE : outcome.words();
    return switch (outcome) {
      case Carrier.Outcome.Accepted _ ->
          of(alert, State.ACCEPTED, attempts, now, Instant.EPOCH, outcome.words(), message);
      case Carrier.Outcome.Refused _ ->
          of(alert, State.REFUSED, attempts, now, Instant.EPOCH, words, message);
      case Carrier.Outcome.Impossible _ ->
          of(alert, State.REFUSED, attempts, now, Instant.EPOCH, IMPOSSIBLE + words, message);
      case Carrier.Outcome.Unknown _ ->
          waiting(alert, State.UNKNOWN, attempts, now, outcome.words(), message);
      case Carrier.Outcome.Postponed _ -> {
        State state = unknown ? State.UNKNOWN : State.POSTPONED;
        yield waiting(alert, state, attempts, now, words, message);
      }
    };
  }

  /// Whether somebody got it, or may have.
  static boolean taken(Delivery delivery) {
    return switch (delivery.state()) {
      case SENDING, UNKNOWN, ACCEPTED -> true;
      case POSTPONED, REFUSED, DROPPED -> delivery.words().endsWith(MAYBE);
    };
  }

  /// Whether it was not taken there; neither where it was given up, nor where there was no message.
  static boolean refused(Delivery delivery) {
    return delivery.state() == State.REFUSED
        && !delivery.words().startsWith(GIVEN_UP)
        && !delivery.words().startsWith(IMPOSSIBLE);
  }

  /// It will not be sent, since it is not wanted any more.
  ///
  /// @param old what was known of it before, with no try begun where nothing was
  static Delivery dropped(Delivery old, Instant now, String words) {
    return taken(old)
        ? with(old, State.DROPPED, old.at(), words + MAYBE) // each message has a time of its own
        : with(old, State.DROPPED, now, words);
  }

  /// Nobody knows whether it was taken, and it is not sent again.
  static Delivery held(Delivery old) {
    return with(
        old,
        State.UNKNOWN,
        old.at(),
        old.words().isEmpty() ? "the program ended while it was being sent" : old.words());
  }

  /// Nothing was tried yet.
  static Delivery none(Alert alert) {
    return new Delivery(
        Delivery.SCHEMA,
        alert.id(),
        State.POSTPONED,
        0,
        Instant.EPOCH,
        Instant.EPOCH,
        "",
        List.of(),
        List.of());
  }

  private static Delivery with(Delivery old, State state, Instant at, String words) {
    return new Delivery(
        Delivery.SCHEMA,
        old.alert(),
        state,
        old.attempts(),
        at,
        Instant.EPOCH,
        words,
        old.notes(),
        old.outlets());
  }

  private static Delivery waiting(
      Alert alert, State state, int attempts, Instant now, String words, Message message) {
    return Retry.over(alert.created(), attempts, now)
        ? of(alert, State.REFUSED, attempts, now, Instant.EPOCH, GIVEN_UP + words, message)
        : of(alert, state, attempts, now, Retry.next(now, attempts), words, message);
  }

  private static Delivery of(
      Alert alert,
      State state,
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
