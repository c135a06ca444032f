package org.storywatch.index;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.storywatch.profile.Field;

/// A profile as the index holds it: the terms of all fields, one field after the other. Never
/// changes.
final class Entry {
  /// The order of the fields: the one that decides comes first.
  static final List<Field> FIELDS =
      Stream.concat(
              Stream.of(Field.WORDS), Stream.of(Field.values()).filter(one -> one != Field.WORDS))
          .toList();

  private final int number;
  private final double least;
  private final int[] ends = new int[FIELDS.size()];
  private final int[] terms;
  private final double[] weights;

  Entry(Wanted wanted, Vocabulary vocabulary) {
    this.number = wanted.number();
    this.least = wanted.least();
    int all = 0;
    for (Field field : FIELDS) {
      all += (int) wanted.vectors().of(field).values().stream().filter(w -> w != 0).count();
    }
    terms = new int[all];
    weights = new double[all];
    int at = 0;
    for (int field = 0; field < ends.length; field++) {
      for (Map.Entry<String, Double> one : wanted.vectors().of(FIELDS.get(field)).entrySet()) {
        double weight = checked(one.getKey(), one.getValue());
        if (weight > 0) {
          terms[at] = vocabulary.learn(one.getKey());
          weights[at] = weight;
          at++;
        }
      }
      ends[field] = at;
    }
  }

  /// @return the weight
  /// @throws IllegalArgumentException if it is below 0 or no number: bounds would not hold
  static double checked(String term, double weight) {
    if (!(weight >= 0)) {
      throw new IllegalArgumentException("the weight of " + term + " is " + weight);
    }
    return weight;
  }

  int number() {
    return number;
  }

  double least() {
    return least;
  }

  /// @return how many terms [Field#WORDS] has; [#term] and [#weight] begin with them
  int words() {
    return ends[0];
  }

  int term(int place) {
    return terms[place];
  }

  double weight(int place) {
    return weights[place];
  }

  /// Tells of this profile if it wants the article.
  ///
  /// @param anyWord whether one shared word is enough
  void compare(Asked[] article, boolean anyWord, Found found) {
    double words = likeness(0, article);
    if (words > 0 && (anyWord || words >= least)) {
      found.profile(
          number, field -> field == Field.WORDS ? words : likeness(FIELDS.indexOf(field), article));
    }
  }

  /// @return how alike they are in one field
  private double likeness(int field, Asked[] article) {
    Asked asked = article[field];
    double sum = 0;
    for (int i = field == 0 ? 0 : ends[field - 1]; i < ends[field]; i++) {
      sum += weights[i] * asked.of(terms[i]);
    }
    return sum;
  }
}
