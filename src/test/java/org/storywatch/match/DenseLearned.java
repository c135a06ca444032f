package org.storywatch.match;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
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
    wholeLength = whole;
  }

  /// @param articles how many were learned, with this one
  void add(int article, int articles) {
    int[] terms = texts.terms[article];
    double[] weights = texts.weights[article];
    for (int i = 0; i < terms.length; i++) {
      if (sums[terms[i]] == 0) {
        known[size++] = terms[i];
      }
      sums[terms[i]] += weights[i];
    }
    if (size > 2 * TERMS) {
      forgetTheWeakest();
    }
    share = share(seeds, articles);
    double squares = whole * whole;
    for (int i = 0; i < size; i++) {
      double weight = share * sums[known[i]];
      squares += weight * (weight + 2 * length * centre[known[i]]);
    }
    wholeLength = Math.sqrt(squares);
  }

  static double share(int seeds, int articles) {
    return articles == 0 ? 0 : Math.min(1, MOST * seeds / articles);
  }

  /// @param alike how alike the article and the seeds are
  /// @return how alike the article is to seeds and learned terms together
  double alike(int article, double alike) {
    return wholeLength == 0
        ? 0
        : (length * alike + share * texts.dot(article, sums)) / wholeLength;
  }

  private void forgetTheWeakest() {
    int[] order =
        IntStream.range(0, size)
            .mapToObj(i -> known[i])
            .sorted((a, b) -> {
              int stronger = Double.compare(sums[b], sums[a]);
              return stronger == 0 ? Integer.compare(a, b) : stronger;
            })
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = TERMS; i < order.length; i++) {
      sums[order[i]] = 0;
    }
    System.arraycopy(order, 0, known, 0, TERMS);
    size = TERMS;
  }
}
