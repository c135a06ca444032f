package org.storywatch.mail;

import org.storywatch.alert.Carrier.Outcome;

/// The answer when no message could even be made, such as for an address that is none. Trying again
/// would end the same way.
public final class Unsendable {
  private Unsendable() {}

  /// The outcome for what went wrong.
  public static Outcome of(Exception why) {
    return new Outcome.Impossible(
        "no mail could be made of this: " + Plain.line(String.valueOf(why.getMessage())));
  }
}
