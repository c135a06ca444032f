package org.storywatch.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.storywatch.match.Match;

/// The nearest misses of the last days, a few of each profile, for any threads.
final class Misses {
  private static final Duration LAST = Duration.ofDays(3);
  private static final int EACH = 12;
  private static final int PROFILES = 100;

  private static final Comparator<Match> NEAREST_FIRST =
      Comparator.comparingDouble(Match::score)
          .reversed()
          .thenComparing(miss -> miss.article().id());

  /// By profile and article; the profile that missed something last is the last.
  private final SequencedMap<String, Map<String, Match>> profiles = new LinkedHashMap<>();

  synchronized void add(Match miss) {
    Map<String, Match> known = profiles.getOrDefault(miss.profile(), new HashMap<>());
    profiles.putLast(miss.profile(), known);
    known.put(miss.article().id(), miss);
    if (known.size() > EACH) {
      drop(known);
    }
    if (profiles.size() > PROFILES) {
      profiles.pollFirstEntry();
    }
  }

  /// @return by profile, the nearest first
  synchronized Map<String, List<Match>> nearest(Instant now) {
    Map<String, List<Match>> nearest = new TreeMap<>();
    profiles.forEach((profile, known) -> {
      List<Match> late =
          known.values().stream()
              .filter(miss -> !miss.article().fetched().isBefore(now.minus(LAST)))
              .sorted(NEAREST_FIRST)
              .toList();
      if (!late.isEmpty()) {
        nearest.put(profile, late);
      }
    });
    return nearest;
  }

  synchronized Optional<Match> get(String profile, String article) {
    return Optional.ofNullable(profiles.getOrDefault(profile, Map.of()).get(article));
  }

  /// The old ones give way before the far ones.
  private static void drop(Map<String, Match> known) {
    Instant newest =
        known.values().stream()
            .map(miss -> miss.article().fetched())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    known.values().removeIf(miss -> miss.article().fetched().isBefore(newest.minus(LAST)));
    if (known.size() > EACH) {
      Match farthest = known.values().stream().max(NEAREST_FIRST).orElseThrow();
      known.remove(farthest.article().id());
    }
  }
}
