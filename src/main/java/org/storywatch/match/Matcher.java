package org.storywatch.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.storywatch.article.Article;
import org.storywatch.index.ProfileIndex;
import org.storywatch.index.Wanted;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;
import org.storywatch.profile.Weighing;
import org.storywatch.text.Analysis;
import org.storywatch.text.Reading;

/// Scores articles against a set of profiles that never changes: when the profiles do, make
/// another. What they learn on the way is a [Following]. Safe for many threads.
public final class Matcher {
  private static final int MOST_TERMS = 12;

  private final Analysis analysis = new Analysis();
  private final List<Profile> profiles;
  private final Weighing weighing;
  private final ProfileIndex index = new ProfileIndex();

  public Matcher(List<Profile> profiles, Background background) {
    this.profiles = List.copyOf(profiles);
    this.weighing = new Weighing(background);
    index.putAll(() ->
        IntStream.range(0, this.profiles.size())
            .mapToObj(number -> wanted(number, this.profiles.get(number)))
            .iterator());
  }

  private static Wanted wanted(int number, Profile profile) {
    return new Wanted(number, profile.vectors(), Reach.of(profile));
  }

  /// @return the profiles that want the article as they were filed, the best match first
  public List<Match> match(Article article) {
    return match(article, new Following());
  }

  /// @param following what the profiles learned of the stream so far; learns from the article
  /// @return the profiles that want the article, the best match first
  public List<Match> match(Article article, Following following) {
    return scored(article, following, Calibration.DECISION);
  }

  /// @return every profile that shares a word with the article, the best match first
  public List<Match> all(Article article) {
    return all(article, new Following());
  }

  /// @param following what the profiles learned of the stream so far; learns from the article
  /// @return every profile that shares a word with the article, the best match first
  public List<Match> all(Article article, Following following) {
    return scored(article, following, 0);
  }

  /// Learns from a match that was made before, as making it did.
  public void recall(Match match, Following following) {
    if (match.score() >= Following.SURE) {
      number(match.profile())
          .ifPresent(number -> {
            Vectors vectors = weighing.weigh(read(match.article()));
            Likeness seeds = Likeness.between(vectors, profiles.get(number).vectors());
            learn(number, vectors, seeds, match.article(), following);
          });
    }
  }

  /// @return why the profile with this id wants the article or not, as it was filed
  public Optional<Explanation> explain(String profile, Article article) {
    return explain(profile, article, new Following());
  }

  /// @return why the profile with this id wants the article or not, with what it learned
  public Optional<Explanation> explain(String profile, Article article, Following following) {
    Reading reading = read(article);
    Vectors vectors = weighing.weigh(reading);
    return profile(profile)
        .map(found -> {
          Likeness seeds = Likeness.between(vectors, found.vectors());
          return Explanation.of(
              reading, vectors, Fit.of(found, seeds, vectors, article, following));
        });
  }

  private Optional<Profile> profile(String id) {
    OptionalInt number = number(id);
    return number.isPresent() ? Optional.of(profiles.get(number.getAsInt())) : Optional.empty();
  }

  private OptionalInt number(String id) {
    return IntStream.range(0, profiles.size())
        .filter(number -> profiles.get(number).id().equals(id))
        .findFirst();
  }

  private Reading read(Article article) {
    return analysis.read(article.title(), article.text(), article.lang());
  }

  private List<Match> scored(Article article, Following following, double least) {
    Reading reading = read(article);
    Vectors vectors = weighing.weigh(reading);
    List<Match> matches = new ArrayList<>();
    each(
        vectors,
        following,
        least,
        (number, seeds) -> {
          Profile profile = profiles.get(number);
          Fit fit = Fit.of(profile, seeds, vectors, article, following);
          double score = fit.score();
          if (score >= least) {
            List<Term> terms = Shares.of(fit, vectors).strongest(reading, MOST_TERMS);
            matches.add(new Match(Match.SCHEMA, profile.id(), article, score, terms));
          }
          if (score >= Following.SURE) {
            learn(number, vectors, seeds, article, following);
          }
        });
    matches.sort(Comparator.comparingDouble(Match::score).reversed().thenComparing(Match::profile));
    return matches;
  }

  /// A profile that may score high enough, and how alike its seeds and the article are.
  private interface Near {
    void profile(int number, Likeness seeds);
  }

  private void each(Vectors article, Following following, double least, Near near) {
    if (least < Calibration.DECISION) {
      index.all(article, (number, seeds) -> near.profile(number, Likeness.of(seeds)));
      return;
    }
    // First those that learned: who learns only now has been compared by its seeds.
    following
        .index()
        .find(
            article,
            (number, _) -> {
              Likeness seeds = Likeness.between(article, profiles.get(number).vectors());
              if (seeds.words() > 0) {
                near.profile(number, seeds);
              }
            });
    index.find(
        article,
        (number, seeds) -> {
          if (following.course(profiles.get(number)).isEmpty()) {
            near.profile(number, Likeness.of(seeds));
          }
        });
  }

  private void learn(
      int number, Vectors vectors, Likeness seeds, Article article, Following following) {
    Profile profile = profiles.get(number);
    Course course = following.begin(profile);
    course.learn(vectors, seeds, article.published());
    following.index().put(new Wanted(number, course.vectors(), Reach.of(profile, course)));
  }
}
