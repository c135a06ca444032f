package org.storywatch.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.storywatch.article.Article;
import org.storywatch.feedback.Feedback;
import org.storywatch.index.Found;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;
import org.storywatch.text.Reading;

/// Scores articles against a set of profiles, which are those that were filed and what people said
/// of articles. What they learn on the way is a [Following], by the [Teacher]. Safe for many
/// threads, of which one may change it.
public final class Matcher {
  private static final int MOST_TERMS = 12;

  /// Of which profiles a caller wants to hear.
  private enum Told {
    MATCHES,
    NOTED,
    ALL
  }

  private final Register register;
  private final Teacher teacher;

  public Matcher(List<Profile> profiles, Background background) {
    this(new Register(profiles, background));
  }

  private Matcher(Register register) {
    this.register = register;
    this.teacher = new Teacher(register);
  }

  /// @param said all that holds of the articles of some profiles, by profile; the others stay as
  ///   they are, and a profile that is not here is left out
  /// @return a matcher that heeds it
  public Matcher taught(Map<String, List<Feedback>> said) {
    Register copy = new Register(register);
    copy.heed(said);
    return new Matcher(copy);
  }

  /// @return who teaches these profiles
  public Teacher teacher() {
    return teacher;
  }

  Register register() {
    return register;
  }

  /// @return the profiles that want the article as they were filed, the best match first
  public List<Match> match(Article article) {
    return match(article, new Following());
  }

  /// @param following what the profiles learned of the stream so far; learns from the article
  /// @return the profiles that want the article, the best match first
  public List<Match> match(Article article, Following following) {
    return matches(scored(article, following, Told.MATCHES));
  }

  /// @param following what the profiles learned of the stream so far; learns from the article
  /// @return the profiles that want the article, and those that took note of it without wanting it:
  ///   with these, what was learned can be got back; the best first
  public List<Decision> noted(Article article, Following following) {
    List<Decision> noted = scored(article, following, Told.NOTED);
    noted.forEach(decision -> following.wentAhead(decision.match()));
    return noted;
  }

  /// @return every profile that shares a word with the article, the best match first
  public List<Match> all(Article article) {
    return all(article, new Following());
  }

  /// @param following what the profiles learned of the stream so far; learns from the article
  /// @return every profile that shares a word with the article, the best match first
  public List<Match> all(Article article, Following following) {
    return matches(decided(article, following));
  }

  /// @param following what the profiles learned of the stream so far; learns from the article
  /// @return what every profile that shares a word with the article makes of it, the best match
  ///   first
  public List<Decision> decided(Article article, Following following) {
    return scored(article, following, Told.ALL);
  }

  private static List<Match> matches(List<Decision> decisions) {
    return decisions.stream().map(Decision::match).toList();
  }

  /// @return the ids of the profiles
  public Set<String> profiles() {
    return register.ids();
  }

  /// @return why the profile with this id wants the article or not, as it was filed
  public Optional<Explanation> explain(String profile, Article article) {
    return explain(profile, article, new Following());
  }

  /// @return why the profile with this id wants the article or not, with what it learned
  public Optional<Explanation> explain(String profile, Article article, Following following) {
    OptionalInt number = register.number(profile);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    Profile found = register.profile(number.getAsInt());
    Reading reading = register.read(article);
    if (!found.speaks(reading.language())) {
      return Optional.of(explainAbroad(number.getAsInt(), article, following));
    }
    Vectors vectors = register.weigh(reading);
    Likeness seeds = Likeness.between(vectors, found.vectors());
    Fit fit = Fit.of(found, seeds, vectors, article, following);
    return Optional.of(Explanation.of(reading, vectors, fit, following.line(found)));
  }

  private Explanation explainAbroad(int number, Article article, Following following) {
    Bank bank = register.abroad();
    Profile profile = bank.profile(number);
    Reading reading = bank.view().read(article);
    Vectors vectors = bank.view().weigh(reading);
    Likeness seeds = Likeness.between(vectors, profile.vectors());
    Fit fit = Fit.abroad(profile, seeds, vectors, article);
    return Explanation.of(reading, vectors, fit, following.line(profile));
  }

  private List<Decision> scored(Article article, Following following, Told told) {
    Reading reading = register.read(article);
    List<Decision> decisions = atHome(article, reading, following, told);
    if (!register.everybodySpeaks(reading.language())) {
      decisions.addAll(abroad(article, reading.language(), following, told));
    }
    decisions.sort(
        Comparator.comparing(
            Decision::match,
            Comparator.comparingDouble(Match::score).reversed().thenComparing(Match::profile)));
    return decisions;
  }

  private List<Decision> abroad(Article article, String language, Following following, Told told) {
    Bank bank = register.abroad();
    Reading reading = bank.view().read(article);
    Vectors vectors = bank.view().weigh(reading);
    List<Decision> decisions = new ArrayList<>();
    Found found =
        (number, likeness) -> {
          Profile profile = bank.profile(number);
          if (!profile.speaks(language) && bank.view().meet(vectors, profile.vectors())) {
            Fit fit = Fit.abroad(profile, Likeness.of(likeness), vectors, article);
            boolean matched = fit.score() >= following.line(profile);
            if (matched || told == Told.ALL) {
              decisions.add(decision(fit, vectors, reading, article, matched));
            }
          }
        };
    if (told == Told.ALL) {
      bank.index().all(vectors, found);
    } else {
      bank.index().find(vectors, found);
    }
    return decisions;
  }

  private static Decision decision(
      Fit fit, Vectors vectors, Reading reading, Article article, boolean matched) {
    List<Term> terms = Shares.of(fit, vectors).strongest(reading, MOST_TERMS);
    String profile = fit.profile().id();
    return new Decision(new Match(Match.SCHEMA, profile, article, fit.score(), terms), matched);
  }

  private List<Decision> atHome(Article article, Reading reading, Following following, Told told) {
    Vectors vectors = register.weigh(reading);
    List<Decision> decisions = new ArrayList<>();
    each(
        vectors,
        following,
        told,
        (number, seeds) -> {
          Profile profile = register.profile(number);
          if (!profile.speaks(reading.language())) {
            return;
          }
          Fit fit = Fit.of(profile, seeds, vectors, article, following);
          double score = fit.score();
          boolean noted =
              score >= Math.min(Calibration.DECISION, profile.sensitivity().lowest())
                  || following.notes(profile, seeds, score);
          if (noted) {
            following.goAhead(profile);
            teacher.teach(number, vectors, seeds, score, article, following);
          }
          boolean matched = score >= following.line(profile);
          boolean returned =
              switch (told) {
                case MATCHES -> matched;
                case NOTED -> noted;
                case ALL -> true;
              };
          if (returned) {
            decisions.add(decision(fit, vectors, reading, article, matched));
          }
        });
    return decisions;
  }

  /// A profile that may take note of an article, and how alike its seeds and the article are.
  private interface Near {
    void profile(int number, Likeness seeds);
  }

  /// Every profile that would do anything: those that learned are found by what they learned, and
  /// all of them by their seeds.
  private void each(Vectors article, Following following, Told told, Near near) {
    if (told == Told.ALL) {
      register.index().all(article, (number, seeds) -> near.profile(number, Likeness.of(seeds)));
      return;
    }
    BitSet seen = new BitSet();
    following
        .index()
        .find(
            article,
            (number, _) -> {
              Likeness seeds = Likeness.between(article, register.profile(number).vectors());
              if (seeds.words() > 0) {
                seen.set(number);
                near.profile(number, seeds);
              }
            });
    register
        .index()
        .find(
            article,
            (number, seeds) -> {
              if (!seen.get(number)) {
                near.profile(number, Likeness.of(seeds));
              }
            });
  }
}
