package org.storywatch.chronicle;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.storywatch.alert.About;
import org.storywatch.match.Match;

/// The articles that came nearest to each profile in the last weeks, a few of each day. For any
/// threads.
public final class Misses {
  private static final int MOST = 3;
  private static final Duration KEPT = Duration.ofDays(15);
  private static final Comparator<Match> NEAREST =
      Comparator.comparingDouble(Match::score)
          .reversed()
          .thenComparing(match -> match.article().id());

  private final Map<String, NavigableMap<Instant, List<Match>>> profiles = new HashMap<>();

  /// Takes in an article that nearly fits a profile.
  public synchronized void add(Match miss) {
    NavigableMap<Instant, List<Match>> days =
        profiles.computeIfAbsent(miss.profile(), profile -> new TreeMap<>());
    Instant day = miss.article().fetched().truncatedTo(ChronoUnit.DAYS);
    List<Match> all = new ArrayList<>(days.getOrDefault(day, List.of()));
    all.add(miss);
    days.put(day, nearest(all));
    days.headMap(days.lastKey().minus(KEPT)).clear();
  }

  /// The nearest of those that came between two times, each headline once; at most three.
  public synchronized List<About.Earlier> between(String profile, Instant from, Instant to) {
    List<Match> all = new ArrayList<>();
    profiles
        .getOrDefault(profile, new TreeMap<>())
        .subMap(from.truncatedTo(ChronoUnit.DAYS), true, to, false)
        .values()
        .forEach(all::addAll);
    all.removeIf(
        miss -> miss.article().fetched().isBefore(from) || !miss.article().fetched().isBefore(to));
    return nearest(all).stream()
        .map(miss -> Chronicle.line(miss.article(), miss.article().published()))
        .toList();
  }

  private static List<Match> nearest(List<Match> all) {
    Set<String> headlines = new HashSet<>();
    return all.stream()
        .sorted(NEAREST)
        .filter(miss -> headlines.add(miss.article().title()))
        .limit(MOST)
        .toList();
  }
}
