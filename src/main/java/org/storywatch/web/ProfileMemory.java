package org.storywatch.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.storywatch.article.Article;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Opinions;
import org.storywatch.match.Match;
import org.storywatch.story.Development;

/// What is remembered of each profile, whatever comes of the others: what fitted it, what nearly
/// did, what was told of it and what people said. For any threads.
final class ProfileMemory {
  private static final int EACH = 100;

  private final Shelves<Match> matches =
      new Shelves<>(
          EACH,
          4_000,
          Match::profile,
          match -> match.article().id(),
          match -> match.article().fetched());
  private final Shelves<Development> told =
      new Shelves<>(EACH, 10_000, Development::profile, Development::id, Development::told);
  private final Misses misses = new Misses();
  private final Marks marks = new Marks();
  private final Opinions opinions = new Opinions();

  void add(Match match) {
    matches.put(match);
  }

  void miss(Match match) {
    misses.add(match);
  }

  void add(Development development) {
    told.put(development);
  }

  void add(Feedback said) {
    boolean _ = opinions.add(said);
  }

  /// What matched, the newest first of each profile.
  List<Match> matches() {
    return matches.all();
  }

  List<Match> matches(String profile) {
    return matches.of(profile);
  }

  Map<String, List<Match>> misses(Instant now) {
    return misses.nearest(now);
  }

  Marks marks() {
    return marks;
  }

  Opinions opinions() {
    return opinions;
  }

  /// What was told of a profile, the newest first.
  List<Development> told(String profile) {
    return told.of(profile);
  }

  /// The development that began a thread of a profile's story, or the earliest of it that is known.
  Optional<Development> strand(String profile, String strand) {
    return told.of(profile).stream()
        .filter(development -> development.strand().equals(strand))
        .min(
            Comparator.comparing((Development one) -> !one.id().equals(strand))
                .thenComparing(Development::told));
  }

  /// The article, if it has anything to do with the profile.
  ///
  /// @param others further developments, of any profile
  Optional<Article> article(String profile, String article, Stream<Development> others) {
    return matches
        .get(profile, article)
        .or(() -> misses.get(profile, article))
        .map(Match::article)
        .or(() -> first(profile, article, others))
        .or(() -> opinions.of(profile, article).map(Feedback::article));
  }

  private Optional<Article> first(String profile, String article, Stream<Development> others) {
    return Stream.concat(
            told.of(profile).stream(),
            others.filter(development -> development.profile().equals(profile)))
        .map(Development::first)
        .filter(first -> first.id().equals(article))
        .findFirst();
  }
}
