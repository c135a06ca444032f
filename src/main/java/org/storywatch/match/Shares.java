package org.storywatch.match;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.storywatch.profile.Field;
import org.storywatch.profile.Vectors;
import org.storywatch.text.Reading;

/// The evidence for a match, shared out to the terms that gave it: they add up to all of it.
record Shares(Map<String, Double> terms) {
  static Shares of(Fit fit, Vectors article) {
    Map<String, Double> shares = new HashMap<>();
    for (Field field : Field.values()) {
      double whole = fit.likeness().of(field);
      if (whole > 0) {
        double evidence = Calibration.evidence(field, whole);
        add(shares, article.of(field), fit.terms().of(field), evidence / whole);
      }
    }
    return new Shares(shares);
  }

  private static void add(
      Map<String, Double> shares, Map<String, Double> a, Map<String, Double> b, double scale) {
    if (a.size() > b.size()) {
      add(shares, b, a, scale);
      return;
    }
    a.forEach((term, weight) -> {
      Double other = b.get(term);
      if (other != null) {
        shares.merge(term, weight * other * scale, Double::sum);
      }
    });
  }

  double sum() {
    return terms.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /// @return the terms that gave most, as the article writes them
  List<Term> strongest(Reading article, int most) {
    return terms.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(term -> new Term(article.spelling(term.getKey()), term.getValue()))
        .toList();
  }
}
