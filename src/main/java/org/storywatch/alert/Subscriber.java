package org.storywatch.alert;

import java.util.Set;

/// Somebody who is told.
///
/// @param address where mails go
/// @param profiles the ids of the profiles that they follow
/// @param cadence how often they want to hear
public record Subscriber(String address, Set<String> profiles, Cadence cadence) {
  /// The same subscriber with other profiles.
  public Subscriber following(Set<String> others) {
    return new Subscriber(address, Set.copyOf(others), cadence);
  }
}
