package org.storywatch.alert;

import java.time.Instant;
import java.util.List;

/// What became of an alert: one record of a compacted topic, written before and after each try.
///
/// @param schema the version of this record's form
/// @param alert the alert's id
/// @param state how far it is
/// @param attempts how many tries there were, this one included
/// @param at when that was
/// @param next when it is to be tried again, [Instant#EPOCH] for never
/// @param words what the mail server, or the program, said
/// @param notes what was said in the message beside its alerts; a second try says the same
/// @param outlets who else carried the development when it was first tried; a second try says the
///   same
public record Delivery(
    int schema,
    String alert,
    State state,
    int attempts,
    Instant at,
    Instant next,
    String words,
    List<String> notes,
    List<String> outlets) {
  /// Copies the lists.
  public Delivery {
    notes = List.copyOf(notes);
    outlets = List.copyOf(outlets);
  }

  /// The form that this program writes.
  public static final int SCHEMA = 1;

  /// How far a delivery is.
  public enum State {
    /// A try has begun; after a crash nobody knows whether it succeeded.
    SENDING,
    /// The mail server took it, or the file is written.
    ACCEPTED,
    /// It could not be sent now and is tried again.
    POSTPONED,
    /// It was sent, and nobody said whether it was taken.
    UNKNOWN,
    /// It will never be sent, since it was not wanted there, or could not be sent for days.
    REFUSED,
    /// It will never be sent, since whom it was for does not want it any more.
    DROPPED
  }
}
