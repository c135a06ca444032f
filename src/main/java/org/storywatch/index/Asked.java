package org.storywatch.index;

import java.util.Map;
import org.storywatch.profile.Vectors;

/// One field of an article, ready to be compared: the terms that the vocabulary knows, as a list
/// and as a table.
///
/// Most questions are after terms that the article lacks: a few bits, which the nearest cache
/// holds, answer nearly all of them before the table is asked.
final class Asked {
  /// How many bits there are; terms that are so far apart share one.
  private static final int BITS = 1 << 14;

  private final int[] terms;
  private final double[] weights;
  private final Numbering places;
  private final long[] met = new long[BITS / Long.SIZE];

  private Asked(int[] terms, double[] weights, Numbering places) {
    this.terms = terms;
    this.weights = weights;
    this.places = places;
    for (int place = 0; place < places.size(); place++) {
      met[word(terms[place])] |= 1L << terms[place];
    }
  }

  /// @return the article's fields, in the order of [Entry#FIELDS]
  static Asked[] of(Vectors article, Vocabulary vocabulary) {
    return Entry.FIELDS.stream()
        .map(field -> of(article.of(field), vocabulary))
        .toArray(Asked[]::new);
  }

  private static Asked of(Map<String, Double> article, Vocabulary vocabulary) {
    int[] terms = new int[article.size()];
    double[] weights = new double[article.size()];
    Numbering places = new Numbering(article.size());
    for (Map.Entry<String, Double> one : article.entrySet()) {
      int term = vocabulary.find(one.getKey());
      double weight = Entry.checked(one.getKey(), one.getValue());
      if (term >= 0 && weight > 0) {
        int place = places.add(term);
        terms[place] = term;
        weights[place] = weight;
      }
    }
    return new Asked(terms, weights, places);
  }

  int size() {
    return places.size();
  }

  int term(int place) {
    return terms[place];
  }

  double weight(int place) {
    return weights[place];
  }

  /// @return the weight of a term, 0 if the article lacks it
  double of(int term) {
    if ((met[word(term)] & 1L << term) == 0) {
      return 0;
    }
    int place = places.find(term);
    return place < 0 ? 0 : weights[place];
  }

  private static int word(int term) {
    return (term & BITS - 1) >>> 6; // a shift of a long heeds the low six bits by itself
  }
}
