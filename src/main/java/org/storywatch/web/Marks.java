package org.storywatch.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.storywatch.article.Article;
import org.storywatch.match.Decision;

/// The scores of the articles that profiles took note of in the last days, the newest of each
/// profile. For any threads.
///
/// What is far from a profile it takes no note of, so low scores are not all here.
public final class Marks {
  /// How far back they go.
  public static final Duration LAST = Duration.ofDays(14);

  private static final int EACH = 500;
  private static final int PROFILES = 200;

  /// The profile that took note last is the last.
  private final SequencedMap<String, Shelf<Mark>> profiles = new LinkedHashMap<>();

  /// What a profile made of one article.
  ///
  /// @param told whether it wanted the article then
  public record Mark(
      String article,
      double score,
      boolean told,
      String title,
      String outlet,
      URI url,
      Instant fetched) {}

  /// Takes in what a profile made of an article.
  public synchronized void add(Decision noted) {
    String profile = noted.match().profile();
    Shelf<Mark> shelf = profiles.get(profile);
    if (shelf == null) {
      shelf = new Shelf<>(EACH, Mark::article, Mark::fetched);
    }
    profiles.putLast(profile, shelf);
    Article article = noted.match().article();
    shelf.put(
        new Mark(
            article.id(),
            noted.match().score(),
            noted.told(),
            article.title(),
            article.outlet(),
            article.url(),
            article.fetched()));
    if (profiles.size() > PROFILES) {
      profiles.pollFirstEntry();
    }
  }

  /// Those of the last days, the newest first.
  public synchronized List<Mark> of(String profile, Instant now) {
    Shelf<Mark> shelf = profiles.get(profile);
    return shelf == null
        ? List.of()
        : shelf.newestFirst().stream()
            .filter(mark -> !mark.fetched().isBefore(now.minus(LAST)))
            .toList();
  }
}
