package org.storywatch.alert;

import java.time.Instant;

/// What the holder of a signed link may do.
///
/// @param purpose what for
/// @param person whose link it is: the subscriber's address
/// @param subject what it is about, such as a profile and an article; empty for the person alone
/// @param until when it ends
public record Claim(Purpose purpose, String person, String subject, Instant until) {
  /// Refuses a person that is more than one line, which could not be told from the subject.
  public Claim {
    if (person.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a person is one line: " + person);
    }
  }
}
