package org.storywatch.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.storywatch.profile.Example;
import org.storywatch.profile.Examples;
import org.storywatch.profile.Field;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;

/// What people's word on other articles makes of an article's score.
///
/// Where there are counter-examples, a score is multiplied by the chance 1 - p·q that the article
/// is not of the story of one of them. How alike two texts are is put into the terms of evidence
/// that the score itself has: r for the article and the counter-example that it is most like, o for
/// the article and the profile's example that it is most like. Then p = logistic(s·(r - u)), where
/// u is the evidence of a likeness of [#UNSURE] in words and opening: so much is as often found in
/// two texts of one story as in others. And q = logistic(s·(r - o) - [#BENEFIT]): of an article
/// that is as like a counter-example as the profile, a quarter of the score is lost, and soon
/// nearly all of it when it is liker to the counter-example.
///
/// Both numbers were chosen on pairs of events of one kind: of each profile's false alarms the
/// strongest was called less like this, and nearly all others were gone, while one in twenty-five
/// of its own articles was lost.
///
/// What somebody spoke of themselves is settled: more like this is at least the decision, less like
/// this is below it, and so are their copies.
///
/// @param kept what is left of the score, 0 to 1
/// @param least what the score is at least
record Judgement(double kept, double least) {
  /// Nobody said anything that matters here.
  static final Judgement NONE = new Judgement(1, 0);

  private static final double UNSURE = 0.3;

  /// What the profile has in advance: it was somebody's wish, and its story moves on.
  private static final double BENEFIT = 1;

  /// Two texts tell more surely whether they are of one story than a text and a profile do.
  private static final double SHARP = 1.5;

  /// How alike two articles of one story are: as in [Calibration].
  private static final double USUAL = 0.4;

  /// What is left of the score of an article that nobody wants more of.
  private static final double REFUSED = 0.49;

  /// More than this is nothing to speak of.
  private static final double UNCHANGED = 0.999;

  /// From here an article is rather of the profile's story than of a counter-example's.
  private static final double TRUSTED = 0.5;

  /// @param likeness how alike the article and the profile's terms are
  /// @param standing what is behind the profile's terms
  static Judgement of(Profile profile, Vectors article, Likeness likeness, Standing standing) {
    Examples examples = profile.examples();
    if (examples.less().isEmpty() && examples.more().isEmpty()) {
      return NONE;
    }
    if (examples.refuses(article)) {
      return new Judgement(Math.min(REFUSED, kept(examples, article, likeness, standing)), 0);
    }
    double least = examples.wants(article) ? Calibration.DECISION : 0;
    return new Judgement(kept(examples, article, likeness, standing), least);
  }

  double settle(double score) {
    return Math.max(least, kept * score);
  }

  /// Whether a profile may learn from the article.
  boolean trusted() {
    return kept >= TRUSTED;
  }

  /// The same for people, a line each; nothing where nobody said anything that matters.
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (least > 0) {
      words.add("somebody wants more like this: it is a match in any case");
    }
    if (kept < UNCHANGED) {
      words.add(
          String.format(
              Locale.ROOT,
              "it is like what somebody wants less of: %.3f of the score is left",
              kept));
    }
    return words;
  }

  private static double kept(
      Examples examples, Vectors article, Likeness likeness, Standing standing) {
    if (examples.less().isEmpty()) {
      return 1;
    }
    double rival = nearest(article, examples.less().stream().map(Example::vectors));
    double own =
        Math.max(nearest(article, examples.own()), evidence(pair(likeness, standing.examples())));
    double unsure = evidence(new Likeness(UNSURE, UNSURE, 0));
    return 1
        - Calibration.score(SHARP * (rival - unsure))
            * Calibration.score(SHARP * (rival - own) - BENEFIT);
  }

  private static double nearest(Vectors article, Stream<Vectors> texts) {
    return texts.mapToDouble(text -> evidence(Likeness.between(article, text))).max().orElse(0);
  }

  private static double evidence(Likeness likeness) {
    double evidence = 0;
    for (Field field : Field.values()) {
      evidence += Calibration.evidence(field, likeness.of(field));
    }
    return evidence;
  }

  /// How alike the article and one of the texts behind the profile's terms are, in the middle: of n
  /// texts that resemble each other by r, the sum is √(n + n(n - 1)·r) long.
  private static Likeness pair(Likeness likeness, double n) {
    double share = Math.sqrt(n + n * (n - 1) * USUAL) / n;
    return new Likeness(
        likeness.words() * share, likeness.opening() * share, likeness.numbers() * share);
  }
}
