package org.storywatch.alert;

/// Takes alerts out of the program, to one subscriber at a time.
@FunctionalInterface
public interface Carrier {
  /// Tries once to hand over a message.
  ///
  /// The same message looks the same, with the same Message-ID, however often it is tried.
  ///
  /// @return what became of it; failing is an answer, not an exception
  Outcome carry(Message message);

  /// The program stops and waits no longer: the try under way is cut short, and none begins any
  /// more. Called from another thread.
  default void hurry() {}

  /// What became of one try; the words are for people.
  sealed interface Outcome {
    /// What was said.
    String words();

    /// Handed over.
    record Accepted(String words) implements Outcome {}

    /// Not now; worth another try later.
    record Postponed(String words) implements Outcome {}

    /// Never: it is not taken there.
    record Refused(String words) implements Outcome {}

    /// Never, since no message could be made; whoever it was for is not to blame.
    record Impossible(String words) implements Outcome {}

    /// All of it was sent, and then the connection was lost: perhaps it was taken.
    record Unknown(String words) implements Outcome {}
  }
}
