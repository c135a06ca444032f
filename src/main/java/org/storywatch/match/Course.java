package org.storywatch.match;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.storywatch.profile.Learned;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;

/// What one profile learned of its story: terms, and when it was in the news.
final class Course {
  /// Likeness to the seeds below which what was learned does not count: it only adds to them.
  private static final double ANCHOR = 0.03;

  /// An article this like the seeds is one of them.
  private static final double SEED = 0.97;

  /// After so many days an article is as far from the story as after years: it may wake up again.
  private static final double FAR = 7;

  private static final double NEAR = 3;

  private static final int MOST_TIMES = 1_000;

  private final Learned learned;
  private final TreeSet<Instant> times = new TreeSet<>();

  Course(Profile profile) {
    this.learned = new Learned(profile);
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

  /// @return 0 for an article far from all that matched, growing to the logarithm of (1 +
  ///   [#FAR]/[#NEAR]) for one of the same time
  double freshness(Instant published) {
    if (times.isEmpty() || isUnknown(published)) {
      return 0;
    }
    double days = Math.min(days(times.floor(published), published), FAR);
    days = Math.min(days, days(times.ceiling(published), published));
    return Math.log((NEAR + FAR) / (NEAR + days));
  }

  void learn(Vectors article, Likeness seeds, Instant published) {
    if (seeds.words() < SEED) {
      learned.add(article);
    }
    if (!isUnknown(published)) {
      times.add(published);
      if (times.size() > MOST_TIMES) {
        times.removeFirst();
      }
    }
  }

  private static double days(@Nullable Instant one, Instant other) {
    return one == null ? FAR : Duration.between(one, other).abs().toSeconds() / 86_400.0;
  }

  private static boolean isUnknown(Instant published) {
    return published.equals(Instant.EPOCH);
  }
}
