package org.storywatch.stage;

import java.util.Map;
import java.util.Set;

/// Which profiles there are, and how much of each is usual. For any threads.
public interface Usual {
  /// The ids of all profiles that there are now; the same object for as long as nothing changes.
  Set<String> profiles();

  /// How many developments a profile may have within a day before it is a flood, 0 for any number.
  int aDay(String profile);

  /// Of profiles that stay as they are.
  static Usual of(Map<String, Integer> aDay) {
    return new Usual() {
      private final Set<String> profiles = Set.copyOf(aDay.keySet());

      @Override
      public Set<String> profiles() {
        return profiles;
      }

      @Override
      public int aDay(String profile) {
        return aDay.getOrDefault(profile, 0);
      }
    };
  }
}
