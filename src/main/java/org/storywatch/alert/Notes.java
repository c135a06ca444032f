package org.storywatch.alert;

import java.time.Instant;
import java.util.List;

/// What is to be said in a digest beside its alerts.
@FunctionalInterface
public interface Notes {
  /// What is new for somebody who got the last digest then.
  ///
  /// @return a line each
  List<String> since(Instant last, Instant now);
}
