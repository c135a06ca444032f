package org.storywatch.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.storywatch.article.Article;
import org.storywatch.index.Found;
import org.storywatch.profile.Field;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;
import org.storywatch.text.Reading;

/// Finds the profiles that would do anything with an article, and asks each what: word by word at
/// home, where what is scored also teaches, and by names, places and numbers abroad.
final class Search {
  private static final int MOST_TERMS = 12;

  /// Of which profiles a caller wants to hear.
  enum Told {
    MATCHES,
    NOTED,
    ALL
  }

  private final Register register;
  private final Teacher teacher;

  Search(Register register, Teacher teacher) {
    this.register = register;
    this.teacher = teacher;
  }

  /// @param following what the profiles learned so far; learns from the article
  /// @return what the profiles make of the article, the best match first
  List<Decision> scored(Article article, Following following, Told told) {
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
          if (!profile.speaks(language) && View.Abroad.meet(vectors, profile.vectors())) {
            Fit fit = Fit.abroad(profile, Likeness.of(likeness), vectors, article);
            boolean matched = fit.score() >= following.line(profile);
            if (matched || told == Told.ALL) {
              decisions.add(decision(fit, vectors, reading, article, matched));
            }
          }
        };
    look(bank, vectors, told, found);
    return decisions;
  }

  private static Decision decision(
      Fit fit, Vectors vectors, Reading reading, Article article, boolean matched) {
    List<Term> terms = Shares.of(fit, vectors).strongest(reading, MOST_TERMS);
    String profile = fit.profile().id();
    return new Decision(
        Decision.SCHEMA, new Match(Match.SCHEMA, profile, article, fit.score(), terms), matched);
  }

  private List<Decision> atHome(Article article, Reading reading, Following following, Told told) {
    Vectors vectors = register.weigh(reading);
    List<Decision> decisions = new ArrayList<>();
    Bank bank = register.home();
    Found found =
        (number, likeness) -> {
          Profile profile = bank.profile(number);
          if (!profile.speaks(reading.language())
              || (told != Told.ALL && tooFar(number, likeness, bank, following))) {
            return;
          }
          Likeness seeds = Likeness.of(likeness);
          Fit fit = Fit.of(profile, seeds, vectors, article, following);
          double score = fit.score();
          boolean noted =
              score >= Math.min(Calibration.DECISION, profile.sensitivity().lowest())
                  || following.notes(profile, seeds, score);
          if (noted) {
            following.goAhead(profile);
            teacher.teach(profile, vectors, seeds, score, article, following);
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
        };
    look(bank, vectors, told, found);
    return decisions;
  }

  /// Whether an article is so unlike a profile's seeds in words that it can be neither a match nor
  /// noted. What the profile learned can still bring in what is near enough to them for it to
  /// count.
  private static boolean tooFar(
      int number, ToDoubleFunction<Field> likeness, Bank bank, Following following) {
    double words = likeness.applyAsDouble(Field.WORDS);
    return words < bank.reach(number) && !following.learned(bank.profile(number), words);
  }

  private static void look(Bank bank, Vectors article, Told told, Found found) {
    if (told == Told.ALL) {
      bank.index().all(article, found);
    } else {
      bank.index().find(article, found);
    }
  }
}
