package org.storywatch.match;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.storywatch.profile.Learned;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;

/// What one profile learned of its story: terms, when it was in the news, and what came near it.
final class Course {
  /// Likeness to the seeds below which what was learned does not count: it only adds to them.
  static final double ANCHOR = 0.03;

  /// An article this like the seeds is one of them.
  static final double SEED = 0.97;

  /// After so many days an article is as far from the story as after years: it may wake up again.
  private static final double FAR = 7;

  private static final double NEAR = 3;

  /// That of an article of the same time.
  static final double FRESHEST = Math.log((NEAR + FAR) / NEAR);

  private static final int MOST_TIMES = 1_000;

  private final Profile profile;
  private final Learned learned;
  private final Rivals rivals = new Rivals();
  private final Strangers strangers;
  private final TreeSet<Instant> times = new TreeSet<>();

  Course(Profile profile) {
    this.profile = profile;
    this.learned = new Learned(profile);
    this.strangers = new Strangers(profile.vectors().commonness());
  }

  /// @param seeds how alike article and seeds are
  boolean counts(Likeness seeds) {
    return seeds.words() >= ANCHOR;
  }

  Vectors vectors() {
    return learned.vectors();
  }

  double examples() {
    return learned.examples();
  }

  /// @param likeness how alike the article and the terms are that count
  /// @param counted how many examples count
  Standing standing(Likeness likeness, double counted, Vectors article, Instant published) {
    Standing alone = new Standing(counted, freshness(published), strangers.level(), Margin.NONE, 0);
    return Calibration.score(likeness, profile, alone) < Rivals.NEAR
        ? alone // far from a match: rivals would only make it farther
        : alone.with(rivals.margin(profile, article));
  }

  /// @return 0 for an article far from all that matched, growing to [#FRESHEST] for one of the same
  ///   time
  private double freshness(Instant published) {
    if (times.isEmpty() || isUnknown(published)) {
      return 0;
    }
    return freshness(
        Math.min(
            days(times.floor(published), published), days(times.ceiling(published), published)));
  }

  /// @param days between an article and the nearest that matched
  static double freshness(double days) {
    return Math.log((NEAR + FAR) / (NEAR + Math.min(days, FAR)));
  }

  void learn(Vectors article, Likeness seeds, Instant published) {
    if (seeds.words() < SEED) {
      learned.add(article);
      rivals.matched(article);
    }
    if (!isUnknown(published)) {
      times.add(published);
      if (times.size() > MOST_TIMES) {
        times.removeFirst();
      }
    }
  }

  /// Takes note of an article that is no match.
  ///
  /// @return whether it changed anything
  boolean missed(Vectors article, Likeness seeds, double score) {
    if (seeds.words() >= SEED) {
      return false;
    }
    boolean near = Rivals.isNear(seeds, score);
    if (near) {
      rivals.missed(article);
    }
    return strangers.met(seeds.words()) || near;
  }

  private static double days(@Nullable Instant one, Instant other) {
    return one == null ? FAR : Duration.between(one, other).abs().toSeconds() / 86_400.0;
  }

  private static boolean isUnknown(Instant published) {
    return published.equals(Instant.EPOCH);
  }
}
