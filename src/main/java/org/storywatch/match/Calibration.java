package org.storywatch.match;

import org.storywatch.profile.Agreement;
import org.storywatch.profile.Field;
import org.storywatch.profile.Profile;

/// Makes a likeness a score that means the same for every profile: 0.5 is the decision.
///
/// Evidence adds up and score is its logistic. Words and opening give evidence for how alike
/// article and profile are, and what is needed is how alike they would be if the article were of
/// the story. That is known from the seeds: where n texts resemble each other by r, the middle of
/// them resembles one more by n·r / √(n + n(n - 1)·r), the cosine of a sum of unit vectors. Seeds
/// that agree less than usual are about something wide, so less is asked; that they agree more is
/// no reason to ask for more. Then come the numbers that both have, and how close in time the
/// article is to what matched before. More is needed of a profile that strangers are like, see
/// [Strangers], and an article that is more like a near miss than like anything of the story loses,
/// see [Margin].
public final class Calibration {
  /// The score from which an article is rather of the story than not.
  public static final double DECISION = 0.5;

  private static final Weights SHIPPED = Weights.shipped();

  /// A likeness that is as good as none.
  private static final double LEAST = 0.01;

  /// How near strangers are in the middle of all profiles, expected and met.
  private static final double USUAL_EXPECTED = -2.8;

  private static final double USUAL_MET = -2.6;

  /// A late article of a long story may lack so much of the core.
  private static final double MAY_LACK = 0.6;

  private final Weights weights;

  /// @param weights other ones than come with the program
  public Calibration(Weights weights) {
    this.weights = weights;
  }

  /// @return that with the weights of the program
  public static Calibration shipped() {
    return new Calibration(SHIPPED);
  }

  /// @return the score of a likeness, above 0 and below 1
  static double score(Likeness likeness, Profile profile, Standing standing) {
    return score(
        shipped()
            .evidence(likeness, profile.agreement(), profile.vectors().commonness(), standing));
  }

  /// @param evidence how much more there is than needed
  public static double score(double evidence) {
    return 1 / (1 + Math.exp(-evidence));
  }

  /// @return the evidence that makes this score
  public static double evidence(double score) {
    return Math.log(score / (1 - score));
  }

  /// @return the logarithm of a likeness, for 0 too
  static double level(double likeness) {
    return Math.log(Math.max(0, likeness) + LEAST);
  }

  /// @return the likeness of a level
  static double likeness(double level) {
    return Math.exp(level) - LEAST;
  }

  /// @param commonness that of the profile's seeds
  /// @return how much more there is than needed
  public double evidence(
      Likeness likeness, Agreement agreement, double commonness, Standing standing) {
    double evidence =
        weights.freshness() * standing.freshness() - needed(agreement, commonness, standing);
    for (Field field : Field.values()) {
      evidence += of(field, likeness.of(field));
    }
    return evidence + of(standing.margin()) + lacking(standing);
  }

  /// @return what a field's likeness speaks for the profile, 0 for nothing in common
  static double evidence(Field field, double likeness) {
    return shipped().of(field, likeness);
  }

  /// @param most a score that the freshness shall not lift above it
  /// @param timeless where the profile stands, but for the time of the article
  /// @return the freshness, or as much of it as may count
  static double upTo(
      double most, double freshness, Likeness likeness, Profile profile, Standing timeless) {
    double commonness = profile.vectors().commonness();
    return shipped().upTo(most, freshness, likeness, profile.agreement(), commonness, timeless);
  }

  /// The same for a profile of this agreement and commonness.
  double upTo(
      double most,
      double freshness,
      Likeness likeness,
      Agreement agreement,
      double commonness,
      Standing timeless) {
    double room = evidence(most) - evidence(likeness, agreement, commonness, timeless);
    return Math.clamp(room / weights.freshness(), 0, freshness);
  }

  /// @return the likeness in words that speaks so much for the profile; 0 where nothing has to
  static double inWords(double evidence) {
    return LEAST * Math.expm1(Math.max(0, evidence) / SHIPPED.words());
  }

  /// @return what the time of the article speaks for the profile, 0 where it says nothing
  static double evidence(Standing standing) {
    return SHIPPED.freshness() * standing.freshness();
  }

  /// @return what near misses speak against it, 0 or below
  static double evidence(Margin margin) {
    return shipped().of(margin);
  }

  /// @return what lacking terms of the core speak against it, 0 or below
  static double evidenceOfCore(Standing standing) {
    return shipped().lacking(standing);
  }

  /// @return the evidence at which this profile's decision lies
  static double needed(Profile profile, Standing standing) {
    return shipped().needed(profile.agreement(), profile.vectors().commonness(), standing);
  }

  private double of(Field field, double likeness) {
    return switch (field) {
      case WORDS -> weights.words() * Math.log1p(likeness / LEAST);
      case OPENING -> weights.opening() * Math.log1p(likeness / LEAST);
      case NUMBERS -> weights.numbers() * likeness;
    };
  }

  private double lacking(Standing standing) {
    return -weights.core() * Math.max(0, standing.missing() - MAY_LACK);
  }

  private double of(Margin margin) {
    return weights.rivalWords() * margin.words() + weights.rivalOpening() * margin.opening();
  }

  private double needed(Agreement agreement, double commonness, Standing standing) {
    double expected = Strangers.expected(commonness) - USUAL_EXPECTED;
    double met = standing.strangers() - USUAL_MET;
    double needed = weights.common() * expected + weights.nearest() * met - weights.bias();
    for (Field field : Field.values()) {
      needed += of(field, expected(field, agreement, standing.examples()));
    }
    return needed;
  }

  /// @return how alike the profile and another article of its story would be; the usual likeness
  ///   counts as one pair of seeds
  private double expected(Field field, Agreement agreement, double examples) {
    double usual = weights.usual(field);
    double seeds = (usual + agreement.pairs() * agreement.of(field)) / (1 + agreement.pairs());
    double pair = Math.min(usual, seeds);
    return examples * pair / Math.sqrt(examples + examples * (examples - 1) * pair);
  }
}
