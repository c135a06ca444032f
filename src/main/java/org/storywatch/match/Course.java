package org.storywatch.match;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.storywatch.article.Article;
import org.storywatch.profile.Learned;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;

/// What one profile learned of its story: terms, when it was in the news, and what came near it.
final class Course {
  /// Likeness to the seeds in words below which what was learned does not count: it only adds to
  /// them.
  static final double ANCHOR = 0.03;

  /// The score up to which the time of an article may lift it that is further than [#ANCHOR] from
  /// the seeds. It is below all lines that have a name: time alone tells nothing.
  static final double APART = 0.2;

  /// An article this like the seeds is one of them.
  static final double SEED = 0.97;

  /// After so many days an article is as far from the story as after years: it may wake up again.
  private static final double FAR = 7;

  private static final double NEAR = 3;

  /// The freshness of an article of the same time as one that matched.
  static final double FRESHEST = Math.log((NEAR + FAR) / NEAR);

  private static final int MOST_TIMES = 1_000;

  private final Profile profile;
  private final Rivals rivals;
  private final Strangers strangers;
  private final TreeSet<Instant> times;
  private final Lately lately;
  private Learned learned;

  /// Whether a copy of this reads the same terms.
  private boolean lent;

  Course(Profile profile) {
    this.profile = profile;
    this.learned = new Learned(profile);
    this.rivals = new Rivals();
    this.strangers = new Strangers(profile.vectors().commonness());
    this.times = new TreeSet<>();
    this.lately = new Lately();
  }

  /// A copy, which may go another way from now on.
  Course(Course other) {
    this(other.profile, other, other.learned);
    lent = true;
    other.lent = true;
  }

  /// What was learned, for the same profile with other examples.
  Course(Profile profile, Course other) {
    this(profile, other, new Learned(profile, other.learned));
    profile.examples().more().forEach(example -> heard(example.published()));
  }

  private Course(Profile profile, Course other, Learned learned) {
    this.profile = profile;
    this.learned = learned;
    this.rivals = new Rivals(other.rivals);
    this.strangers = new Strangers(profile.vectors().commonness(), other.strangers);
    this.times = new TreeSet<>(other.times);
    this.lately = new Lately(other.lately);
  }

  Profile profile() {
    return profile;
  }

  /// @return how many articles taught terms
  int articles() {
    return learned.articles();
  }

  /// @param seeds how alike article and seeds are in words
  boolean counts(double seeds) {
    return seeds >= ANCHOR;
  }

  Vectors vectors() {
    return learned.vectors();
  }

  double examples() {
    return learned.examples();
  }

  /// @param seeds how alike the article and the seeds are
  /// @param likeness the same for the article and the terms that count
  /// @param counted how many examples count
  Standing standing(
      Likeness seeds, Likeness likeness, double counted, Vectors article, Instant published) {
    Standing timeless = new Standing(counted, 0, strangers.level(), Margin.NONE, 0);
    double freshness = freshness(published);
    Standing alone =
        timeless.fresh(
            counts(seeds.words())
                ? freshness
                : Calibration.upTo(APART, freshness, likeness, profile, timeless));
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
      if (lent) {
        learned = learned.copy();
        lent = false;
      }
      learned.add(article);
      rivals.matched(article);
    }
    heard(published);
  }

  private void heard(Instant published) {
    if (!isUnknown(published)) {
      times.add(published);
      if (times.size() > MOST_TIMES) {
        times.removeFirst();
      }
    }
  }

  /// Takes note of an article that may be told, where the profile's line depends on what came.
  ///
  /// @return whether it does
  boolean met(double score, Article article) {
    boolean matters =
        profile.sensitivity().falseAlerts().isPresent() && score >= profile.sensitivity().lowest();
    if (matters) {
      lately.add(score, article);
    }
    return matters;
  }

  /// @return the score from which the profile tells now
  double line() {
    return lately.line(profile.sensitivity());
  }

  /// @return whether an article that is not of the story would change anything
  boolean notes(Likeness seeds, double score) {
    return seeds.words() < SEED
        && (Rivals.isNear(seeds, score) || strangers.wouldMeet(seeds.words()));
  }

  /// Takes note of an article that is not of the story.
  ///
  /// @return whether it changed anything
  boolean missed(Vectors article, Likeness seeds, double score) {
    if (!notes(seeds, score)) {
      return false;
    }
    if (Rivals.isNear(seeds, score)) {
      rivals.missed(article);
    }
    boolean _ = strangers.met(seeds.words());
    return true;
  }

  private static double days(@Nullable Instant one, Instant other) {
    return one == null ? FAR : Duration.between(one, other).abs().toSeconds() / 86_400.0;
  }

  private static boolean isUnknown(Instant published) {
    return published.equals(Instant.EPOCH);
  }
}
