package org.storywatch.index;

import java.util.Arrays;
import java.util.Map;
import org.storywatch.profile.Vectors;

/// One field of an article, ready to be compared: the terms that the vocabulary knows, as a list
/// and as a table.
///
/// A profile asks after each of its terms, so the table has one place for a term and many more
/// places than the article has terms: one look answers nearly every question, and the nearest cache
/// holds it. Only terms that meet at a place are looked for by their number.
final class Asked {
  /// Places for each term.
  private static final int ROOM = 16;

  private static final int NOBODY = -1;
  private static final int SEVERAL = -2;

  private final int[] terms;
  private final double[] weights;
  private final Numbering places;
  private final int[] table;
  private final double[] there;

  private Asked(int[] terms, double[] weights, Numbering places) {
    this.terms = terms;
    this.weights = weights;
    this.places = places;
    int size = Math.max(1, Integer.highestOneBit(ROOM * places.size()));
    this.table = new int[size];
    this.there = new double[size];
    Arrays.fill(table, NOBODY);
    for (int place = 0; place < places.size(); place++) {
      int at = terms[place] & size - 1;
      table[at] = table[at] == NOBODY ? terms[place] : SEVERAL;
      there[at] = weights[place];
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
    int at = term & table.length - 1;
    int known = table[at];
    if (known == term) {
      return there[at];
    }
    if (known != SEVERAL) {
      return 0;
    }
    int place = places.find(term);
    return place < 0 ? 0 : weights[place];
  }
}
