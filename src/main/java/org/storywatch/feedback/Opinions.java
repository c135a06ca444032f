package org.storywatch.feedback;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.storywatch.feedback.Feedback.Verdict;

/// The last word on each article, profile by profile, whatever order they come in. For any threads.
public final class Opinions {
  private static final Comparator<Feedback> LATER =
      Comparator.comparing(Feedback::at).thenComparing(Feedback::verdict);

  private final Map<String, Map<String, Feedback>> profiles = new ConcurrentHashMap<>();

  /// Takes a word that may be known already, or be older than what is known.
  ///
  /// @return whether it changes what holds
  public boolean add(Feedback said) {
    Map<String, Feedback> articles =
        profiles.computeIfAbsent(said.profile(), id -> new ConcurrentHashMap<>());
    boolean[] changes = new boolean[1];
    articles.compute(
        said.article().id(),
        (id, known) -> {
          boolean later = known == null || LATER.compare(said, known) > 0;
          Optional<List<Object>> before = Optional.ofNullable(known).flatMap(Opinions::comesTo);
          changes[0] = later && !comesTo(said).equals(before);
          return later ? said : known;
        });
    return changes[0];
  }

  /// What a word comes to: nothing where it takes something back.
  private static Optional<List<Object>> comesTo(Feedback said) {
    return said.verdict() == Verdict.NONE
        ? Optional.empty()
        : Optional.of(List.of(said.verdict(), said.article()));
  }

  /// @return the profiles of which something was said, also where it was taken back
  public Set<String> profiles() {
    return Set.copyOf(profiles.keySet());
  }

  /// @return what was said of articles and this profile and not taken back, the oldest first
  public List<Feedback> of(String profile) {
    return profiles.getOrDefault(profile, Map.of()).values().stream()
        .filter(said -> said.verdict() != Verdict.NONE)
        .sorted(Feedback.IN_ORDER)
        .toList();
  }

  /// @return what was said last, also when it took something back
  public Optional<Feedback> of(String profile, String article) {
    return Optional.ofNullable(profiles.getOrDefault(profile, Map.of()).get(article));
  }

  /// @return all that was said and not taken back, the newest first
  public List<Feedback> newestFirst() {
    return profiles.keySet().stream()
        .flatMap(profile -> of(profile).stream())
        .sorted(Feedback.IN_ORDER.reversed())
        .toList();
  }
}
