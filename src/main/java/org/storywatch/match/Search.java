package org.storywatch.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.storywatch.article.Article;
import org.storywatch.index.Found;
import org.storywatch.index.ProfileIndex;
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
    return new Decision(
        Decision.SCHEMA, new Match(Match.SCHEMA, profile, article, fit.score(), terms), matched);
  }

  private List<Decision> atHome(Article article, Reading reading, Following following, Told told) {
    Vectors vectors = register.weigh(reading);
    List<Decision> decisions = new ArrayList<>();
    each(
        vectors,
        following,
        told,
        (number, seeds, learned) -> {
          Profile profile = register.profile(number);
          if (!profile.speaks(reading.language())) {
            return;
          }
          Fit fit = Fit.of(profile, seeds, learned, vectors, article, following);
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
    /// @param learned how alike what it learned and the article are, where they share a word
    void profile(int number, Likeness seeds, Optional<Likeness> learned);
  }

  /// Every profile that would do anything: those that learned are found by what they learned, and
  /// all of them by their seeds.
  private void each(Vectors article, Following following, Told told, Near near) {
    ProfileIndex.Look seeds = register.index().look(article);
    ProfileIndex.Look learned = following.index().look(article);
    Found bySeeds =
        (number, likeness) ->
            near.profile(number, Likeness.of(likeness), learned.compare(number).map(Likeness::of));
    if (told == Told.ALL) {
      seeds.all(bySeeds);
      return;
    }
    BitSet seen = new BitSet();
    learned.find((number, likeness) ->
        seeds
            .compare(number)
            .ifPresent(own -> {
              seen.set(number);
              near.profile(number, Likeness.of(own), Optional.of(Likeness.of(likeness)));
            }));
    seeds.find((number, likeness) -> {
      if (!seen.get(number)) {
        bySeeds.profile(number, likeness);
      }
    });
  }
}
