package org.storywatch.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.storywatch.article.Article;
import org.storywatch.match.Decision;

/// The scores of the articles that profiles took note of in the last days, the newest of each
/// profile. For any threads.
///
/// What is far from a profile it takes no note of, so low scores are not all here.
public final class Marks {
  /// How far back they go.
  public static final Duration LAST = Duration.ofDays(14);

  private final Shelves<Noted> noted =
      new Shelves<>(
          500, 100_000, Noted::profile, one -> one.mark().article(), one -> one.mark().fetched());

  private record Noted(String profile, Mark mark) {}

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
  public void add(Decision decision) {
    Article article = decision.match().article();
    noted.put(
        new Noted(
            decision.match().profile(),
            new Mark(
                article.id(),
                decision.match().score(),
                decision.told(),
                article.title(),
                article.outlet(),
                article.url(),
                article.fetched())));
  }

  /// Those of the last days, the newest first.
  public List<Mark> of(String profile, Instant now) {
    return noted.of(profile).stream()
        .map(Noted::mark)
        .filter(mark -> !mark.fetched().isBefore(now.minus(LAST)))
        .toList();
  }
}
