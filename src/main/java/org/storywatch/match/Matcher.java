package org.storywatch.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.storywatch.article.Article;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;
import org.storywatch.profile.Weighing;
import org.storywatch.text.Analysis;
import org.storywatch.text.Reading;

/// Scores articles against a set of profiles that never changes: when the profiles do, make
/// another. Safe for many threads.
public final class Matcher {
  private static final int MOST_TERMS = 12;

  private final Analysis analysis = new Analysis();
  private final List<Profile> profiles;
  private final Weighing weighing;
  private final ProfileIndex index;

  public Matcher(List<Profile> profiles, Background background) {
    this.profiles = List.copyOf(profiles);
    this.weighing = new Weighing(background);
    this.index = new ProfileIndex(this.profiles);
  }

  /// @return the profiles that want the article, the best match first
  public List<Match> match(Article article) {
    return scored(article, Calibration.DECISION);
  }

  /// @return every profile that shares a word with the article, the best match first
  public List<Match> all(Article article) {
    return scored(article, 0);
  }

  /// @return why the profile with this id wants the article or not
  public Optional<Explanation> explain(String profile, Article article) {
    Reading reading = analysis.read(article.title(), article.text(), article.lang());
    return profiles.stream()
        .filter(candidate -> candidate.id().equals(profile))
        .findFirst()
        .map(found -> Explanation.of(found, reading, weighing.weigh(reading)));
  }

  private List<Match> scored(Article article, double least) {
    Reading reading = analysis.read(article.title(), article.text(), article.lang());
    Vectors vectors = weighing.weigh(reading);
    List<Match> matches = new ArrayList<>();
    index.find(
        vectors,
        (number, likeness) -> {
          Profile profile = profiles.get(number);
          double score = Calibration.score(likeness, profile);
          if (score >= least) {
            List<Term> terms = Shares.of(profile, vectors, likeness).strongest(reading, MOST_TERMS);
            matches.add(new Match(Match.SCHEMA, profile.id(), article, score, terms));
          }
        });
    matches.sort(Comparator.comparingDouble(Match::score).reversed());
    return matches;
  }
}
