package org.storywatch.match;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.storywatch.profile.Agreement;
import org.storywatch.profile.Field;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Sensitivity;
import org.storywatch.profile.Vectors;

/// A profile, and how alike its seeds and every article of a stream are.
final class DenseProfile {
  final Agreement agreement;
  final double commonness;
  final double[] words;
  final double[] opening;
  final double[] numbers;

  /// The logarithms of words and opening.
  final double[] levelWords;

  final double[] levelOpening;

  /// How alike each article and the seed that is most like it are.
  final double[] nearestWords;

  final double[] nearestOpening;

  /// Which share of the core each article lacks.
  final double[] missing;

  private final Vectors centre;

  DenseProfile(DenseStream stream, Profile profile) {
    if (!profile.sensitivity().equals(Sensitivity.NORMAL) || !profile.examples().less().isEmpty()) {
      throw new IllegalArgumentException(profile.id() + " is not as usual");
    }
    this.agreement = profile.agreement();
    this.commonness = profile.vectors().commonness();
    this.centre = profile.vectors();
    this.words = alike(stream, stream.words, centre.words());
    this.opening = alike(stream, stream.opening, centre.opening());
    this.levelWords = Arrays.stream(words).map(Calibration::level).toArray();
    this.levelOpening = Arrays.stream(opening).map(Calibration::level).toArray();
    this.numbers = new double[stream.size()];
    this.missing = new double[stream.size()];
    for (int i = 0; i < stream.size(); i++) {
      numbers[i] = centre.cosine(Field.NUMBERS, stream.vectors(i));
      missing[i] = profile.examples().core().missing(stream.vectors(i));
    }
    List<Vectors> seeds = profile.examples().own().toList();
    this.nearestWords = nearest(stream, stream.words, seeds, Field.WORDS);
    this.nearestOpening = nearest(stream, stream.opening, seeds, Field.OPENING);
  }

  /// @return the weights of what is compared in this field, of length 1
  Map<String, Double> centre(Field field) {
    return centre.of(field);
  }

  private static double[] nearest(
      DenseStream stream, DenseStream.Texts texts, List<Vectors> seeds, Field field) {
    double[] nearest = new double[stream.size()];
    for (Vectors seed : seeds) {
      double[] one = alike(stream, texts, seed.of(field));
      for (int i = 0; i < nearest.length; i++) {
        nearest[i] = Math.max(nearest[i], one[i]);
      }
    }
    return nearest;
  }

  private static double[] alike(
      DenseStream stream, DenseStream.Texts texts, Map<String, Double> text) {
    double[] all = stream.spread(text);
    double[] alike = new double[stream.size()];
    for (int i = 0; i < alike.length; i++) {
      alike[i] = texts.dot(i, all);
    }
    return alike;
  }
}
