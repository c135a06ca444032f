package org.storywatch.match;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storywatch.article.Article;
import org.storywatch.feedback.Feedback;
import org.storywatch.profile.Background;
import org.storywatch.profile.Example;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;
import org.storywatch.profile.Weighing;
import org.storywatch.text.Analysis;
import org.storywatch.text.Reading;

/// Scores articles against a set of profiles that never changes: when the profiles do, make
/// another. What they learn on the way is a [Following]. Safe for many threads.
public final class Matcher {
  private static final int MOST_TERMS = 12;

  /// Of which profiles a caller wants to hear.
  private enum Wanted {
    MATCHES,
    NOTED,
    ALL
  }

  private final Analysis analysis;
  private final List<Profile> filed;
  private final List<Profile> profiles;
  private final Weighing weighing;
  private final ProfileIndex index;

  public Matcher(List<Profile> profiles, Background background) {
    this(new Analysis(), new Weighing(background), profiles, profiles);
  }

  /// @param filed the profiles as they were filed
  /// @param profiles the same as they are now, in the same order
  private Matcher(
      Analysis analysis, Weighing weighing, List<Profile> filed, List<Profile> profiles) {
    this.analysis = analysis;
    this.weighing = weighing;
    this.filed = List.copyOf(filed);
    this.profiles = List.copyOf(profiles);
    this.index = new ProfileIndex(this.profiles);
  }

  /// @param said all that holds of the articles of some profiles, by profile; the others stay as
  ///   they are, and a profile that is not here is left out
  /// @return a matcher that heeds it
  public Matcher taught(Map<String, List<Feedback>> said) {
    Lessons lessons = new Lessons(analysis, weighing);
    List<Profile> now = new ArrayList<>(profiles);
    for (int i = 0; i < filed.size(); i++) {
      List<Feedback> of = said.get(filed.get(i).id());
      if (of != null) {
        now.set(i, lessons.taught(filed.get(i), of));
      }
    }
    return new Matcher(analysis, weighing, filed, now);
  }

  /// @return the profiles that want the article as they were filed, the best match first
  public List<Match> match(Article article) {
    return match(article, new Following());
  }

  /// @param following what the profiles learned of the stream so far; learns from the article
  /// @return the profiles that want the article, the best match first
  public List<Match> match(Article article, Following following) {
    return scored(article, following, Wanted.MATCHES);
  }

  /// @param following what the profiles learned of the stream so far; learns from the article
  /// @return the profiles that want the article, and those that took note of a near miss: with
  ///   these, what was learned can be got back; the best first
  public List<Match> noted(Article article, Following following) {
    return scored(article, following, Wanted.NOTED);
  }

  /// @return every profile that shares a word with the article, the best match first
  public List<Match> all(Article article) {
    return all(article, new Following());
  }

  /// @param following what the profiles learned of the stream so far; learns from the article
  /// @return every profile that shares a word with the article, the best match first
  public List<Match> all(Article article, Following following) {
    return scored(article, following, Wanted.ALL);
  }

  /// Learns from a match or a near miss that was made before, as making it did, unless somebody
  /// said since that it, or what is like it, is not of the story.
  public void recall(Match match, Following following) {
    if (match.score() < Calibration.DECISION) {
      profile(match.profile())
          .ifPresent(profile -> {
            Vectors vectors = weighing.weigh(read(match.article()));
            Likeness seeds = Likeness.between(vectors, profile.vectors());
            boolean _ = following.missed(profile, vectors, seeds, match.score());
          });
    } else if (match.score() >= Following.SURE) {
      profile(match.profile())
          .ifPresent(profile -> {
            Article article = match.article();
            Vectors vectors = weighing.weigh(read(article));
            Likeness seeds = Likeness.between(vectors, profile.vectors());
            Fit fit = Fit.of(profile, seeds, vectors, article, following);
            if (fit.judgement().trusted()) {
              learn(profile, vectors, seeds, article.published(), following);
            }
          });
    }
  }

  /// Makes these profiles forget what they learned, but for the time of what somebody wants more
  /// of.
  public void begin(Collection<String> ids, Following following) {
    for (Profile profile : profiles) {
      if (ids.contains(profile.id())) {
        following.forget(profile.id());
        for (Example example : profile.examples().more()) {
          following.begin(profile).learn(example.vectors(), Likeness.SAME, example.published());
        }
      }
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
    return profiles.stream().filter(candidate -> candidate.id().equals(id)).findFirst();
  }

  private Reading read(Article article) {
    return analysis.read(article.title(), article.text(), article.lang());
  }

  private List<Match> scored(Article article, Following following, Wanted wanted) {
    Reading reading = read(article);
    Vectors vectors = weighing.weigh(reading);
    List<Match> matches = new ArrayList<>();
    index.find(
        vectors,
        (number, seeds) -> {
          Profile profile = profiles.get(number);
          Fit fit = Fit.of(profile, seeds, vectors, article, following);
          double score = fit.score();
          boolean noted =
              score >= Calibration.DECISION || following.missed(profile, vectors, seeds, score);
          if (score >= Following.SURE) {
            learn(profile, vectors, seeds, article.published(), following);
          }
          boolean returned =
              switch (wanted) {
                case MATCHES -> score >= Calibration.DECISION;
                case NOTED -> noted;
                case ALL -> true;
              };
          if (returned) {
            List<Term> terms = Shares.of(fit, vectors).strongest(reading, MOST_TERMS);
            matches.add(new Match(Match.SCHEMA, profile.id(), article, score, terms));
          }
        });
    matches.sort(Comparator.comparingDouble(Match::score).reversed());
    return matches;
  }

  /// What somebody wants more of is an example already, and tells its time only.
  private static void learn(
      Profile profile, Vectors article, Likeness seeds, Instant published, Following following) {
    Likeness known = profile.examples().wants(article) ? Likeness.SAME : seeds;
    following.begin(profile).learn(article, known, published);
  }
}
