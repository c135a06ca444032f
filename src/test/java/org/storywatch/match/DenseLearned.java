package org.storywatch.match;

import java.util.Arrays;
import java.util.Map;
import org.storywatch.profile.Field;

/// The terms that a profile learned in one field, as [org.storywatch.profile.Learned] keeps them.
final class DenseLearned {
  private static final double MOST = 3;
  private static final int TERMS = 1_000;

  private final DenseStream.Texts texts;
  private final double[] sums;
  private final int[] known;
  private int size;
  private double[] centre = new double[0];
  private int seeds;
  private double length;
  private double whole;
  private double share;

  /// Of the learned terms alone, and with the terms of the seeds.
  private double squares;

  private double common;
  private double wholeLength;

  DenseLearned(DenseStream stream, DenseStream.Texts texts) {
    this.texts = texts;
    this.sums = new double[stream.terms()];
    this.known = new int[stream.terms()];
  }

  /// Begins anew with a profile.
  void begin(DenseStream stream, DenseProfile profile, Field field) {
    Arrays.stream(known, 0, size).forEach(term -> sums[term] = 0);
    size = 0;
    Map<String, Double> terms = profile.centre(field);
    centre = stream.spread(terms);
    seeds = profile.agreement.seeds();
    length = Math.sqrt(seeds + (double) seeds * (seeds - 1) * profile.agreement.of(field));
    whole = terms.isEmpty() ? 0 : length;
    share = 0;
    squares = 0;
    common = 0;
    wholeLength = whole;
  }

  /// @param articles how many were learned, with this one
  void add(int article, int articles) {
    int[] terms = texts.terms[article];
    double[] weights = texts.weights[article];
    for (int i = 0; i < terms.length; i++) {
      int term = terms[i];
      if (sums[term] == 0) {
        known[size++] = term;
      }
      squares += weights[i] * (2 * sums[term] + weights[i]);
      common += weights[i] * centre[term];
      sums[term] += weights[i];
    }
    if (size > 2 * TERMS) {
      forgetTheWeakest();
    }
    share = share(seeds, articles);
    wholeLength = Math.sqrt(whole * whole + share * (2 * length * common + share * squares));
  }

  static double share(int seeds, int articles) {
    return articles == 0 ? 0 : Math.min(1, MOST * seeds / articles);
  }

  /// @param alike how alike the article and the seeds are
  /// @return how alike the article is to seeds and learned terms together
  double alike(int article, double alike) {
    return wholeLength == 0 ? 0 : (length * alike + share * texts.dot(article, sums)) / wholeLength;
  }

  /// Of equal ones, those stay that come first in the order of the terms.
  private void forgetTheWeakest() {
    double[] ordered = new double[size];
    for (int i = 0; i < size; i++) {
      ordered[i] = sums[known[i]];
    }
    Arrays.sort(ordered);
    double least = ordered[size - TERMS];
    int equal = TERMS;
    for (double sum : ordered) {
      equal -= sum > least ? 1 : 0;
    }
    Arrays.sort(known, 0, size);
    int kept = 0;
    squares = 0;
    common = 0;
    for (int i = 0; i < size; i++) {
      int term = known[i];
      if (sums[term] > least || (sums[term] == least && equal-- > 0)) {
        known[kept++] = term;
        squares += sums[term] * sums[term];
        common += sums[term] * centre[term];
      } else {
        sums[term] = 0;
      }
    }
    size = kept;
  }
}
