package org.storywatch.match;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.storywatch.profile.Field;
import org.storywatch.profile.Vectors;

/// A stream of articles as numbers in arrays, with how alike every two of them are: what the
/// [Simulation] needs again and again.
public final class DenseStream {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Vectors> vectors;
  final double[] days;
  final Texts words;
  final Texts opening;

  /// One field of all articles.
  static final class Texts {
    /// The numbers of each article's terms.
    final int[][] terms;

    /// The weights of these terms.
    final double[][] weights;

    private final float[][] alike;

    Texts(int articles) {
      this.terms = new int[articles][];
      this.weights = new double[articles][];
      this.alike = new float[articles][];
    }

    float alike(int one, int other) {
      return one > other ? alike[one][other] : one == other ? 1 : alike[other][one];
    }

    /// @param text the weight of each term
    double dot(int article, double[] text) {
      int[] mine = terms[article];
      double[] of = weights[article];
      double sum = 0;
      for (int i = 0; i < mine.length; i++) {
        sum += of[i] * text[mine[i]];
      }
      return sum;
    }
  }

  /// @param published when each article was published, in ascending order and known
  public DenseStream(List<Vectors> vectors, List<Instant> published) {
    this.vectors = List.copyOf(vectors);
    TreeSet<String> terms = new TreeSet<>(); // numbers in the order of the terms
    for (Vectors article : vectors) {
      for (Field field : Field.values()) {
        terms.addAll(article.of(field).keySet());
      }
    }
    terms.forEach(term -> numbers.put(term, numbers.size()));
    this.days = new double[published.size()];
    for (int i = 0; i < days.length; i++) {
      days[i] = published.get(i).getEpochSecond() / 86_400.0;
      if (published.get(i).equals(Instant.EPOCH) || (i > 0 && days[i] < days[i - 1])) {
        throw new IllegalArgumentException("article " + i + " is not in the order of time");
      }
    }
    this.words = texts(Field.WORDS);
    this.opening = texts(Field.OPENING);
  }

  int size() {
    return days.length;
  }

  int terms() {
    return numbers.size();
  }

  Vectors vectors(int article) {
    return vectors.get(article);
  }

  /// @return the weight of each term of the stream
  double[] spread(Map<String, Double> text) {
    double[] all = new double[numbers.size()];
    text.forEach((term, weight) -> {
      Integer number = numbers.get(term);
      if (number != null) {
        all[number] = weight;
      }
    });
    return all;
  }

  private Texts texts(Field field) {
    Texts texts = new Texts(vectors.size());
    for (int i = 0; i < vectors.size(); i++) {
      Map<String, Double> article = vectors.get(i).of(field);
      int[] terms = article.keySet().stream().mapToInt(numbers::get).sorted().toArray();
      double[] all = spread(article);
      texts.terms[i] = terms;
      texts.weights[i] = Arrays.stream(terms).mapToDouble(term -> all[term]).toArray();
      texts.alike[i] = new float[i];
      for (int j = 0; j < i; j++) {
        texts.alike[i][j] = (float) texts.dot(j, all);
      }
    }
    return texts;
  }
}
