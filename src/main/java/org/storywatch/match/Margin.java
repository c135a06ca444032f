package org.storywatch.match;

/// How much more an article is like a near miss than like anything of the story: near misses that
/// are like each other are another story, and the next of its articles should lose to it.
///
/// @param words the difference of the logarithms of likeness in words, 0 or below
/// @param opening the same for the openings
public record Margin(double words, double opening) {
  /// That of an article without a rival.
  public static final Margin NONE = new Margin(0, 0);

  /// @param own how alike the article and what is most like it of the story are
  /// @param rival how alike the article and the near miss that it is most like are
  /// @param seeds how many speak for the profile: the more there are, the less a rival says
  public static Margin of(Likeness own, Likeness rival, int seeds) {
    double share = 1 / Math.sqrt(seeds);
    return new Margin(
        share * below(own.words(), rival.words()), share * below(own.opening(), rival.opening()));
  }

  private static double below(double own, double rival) {
    return Math.min(0, Calibration.level(own) - Calibration.level(rival));
  }
}
