package org.storywatch.profile;

import java.util.Map;

/// One field of a text as it is kept to be compared with many others: numbers in two arrays, a
/// tenth of the room of a map and read from one end to the other.
///
/// A term's number is a hash of 64 bits: of a million terms any two have the same one with a chance
/// of 3 in 100 million.
public final class Packed {
  /// FNV-1a, of 64 bits (Fowler, Noll and Vo, RFC 9923), over letters instead of octets.
  private static final long BASIS = 0xcbf29ce484222325L;

  private static final long PRIME = 0x100000001b3L;

  private final long[] terms;
  private final double[] weights;

  private Packed(long[] terms, double[] weights) {
    this.terms = terms;
    this.weights = weights;
  }

  static Packed of(Map<String, Double> field) {
    long[] terms = new long[field.size()];
    double[] weights = new double[field.size()];
    int at = 0;
    for (Map.Entry<String, Double> term : field.entrySet()) {
      terms[at] = number(term.getKey());
      weights[at] = term.getValue();
      at++;
    }
    return new Packed(terms, weights);
  }

  /// Never 0.
  private static long number(String term) {
    long hash = BASIS;
    for (int i = 0; i < term.length(); i++) {
      hash = (hash ^ term.charAt(i)) * PRIME;
    }
    return hash == 0 ? 1 : hash;
  }

  /// @return how alike this and the same field of another text are, 0..1
  public double cosine(Field field, Vectors other) {
    Table table = other.table(field);
    double sum = 0;
    for (int i = 0; i < terms.length; i++) {
      sum += weights[i] * table.of(terms[i]);
    }
    return sum;
  }

  /// The same field, to be asked after single terms: open addressing, at most half full.
  static final class Table {
    private final long[] terms;
    private final double[] weights;
    private final int shift;

    Table(Packed field) {
      int bits = 1 + Integer.SIZE - Integer.numberOfLeadingZeros(field.terms.length);
      this.shift = Long.SIZE - bits;
      this.terms = new long[1 << bits];
      this.weights = new double[1 << bits];
      for (int i = 0; i < field.terms.length; i++) {
        int at = slot(field.terms[i]);
        terms[at] = field.terms[i];
        weights[at] = field.weights[i];
      }
    }

    /// @return the weight of a term, 0 where it is not there
    private double of(long term) {
      return weights[slot(term)]; // what is empty weighs nothing
    }

    /// Where the term is, or would be.
    private int slot(long term) {
      int at = (int) ((term * 0x9E3779B97F4A7C15L) >>> shift);
      while (terms[at] != 0 && terms[at] != term) {
        at = (at + 1) & (terms.length - 1);
      }
      return at;
    }
  }
}
