package org.storywatch.match;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.storywatch.profile.Field;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;

/// From each term to the profiles that have it, so that an article meets only those it shares terms
/// with. Exact: the same as comparing the article with every profile.
final class ProfileIndex {
  /// Told of every profile that shares a word with an article.
  interface Found {
    void profile(int number, Likeness likeness);
  }

  private final int profiles;
  private final Map<Field, Map<String, Postings>> fields = new EnumMap<>(Field.class);

  ProfileIndex(List<Profile> profiles) {
    this.profiles = profiles.size();
    for (Field field : Field.values()) {
      Map<String, Postings> terms = new HashMap<>();
      for (int i = 0; i < profiles.size(); i++) {
        int number = i;
        profiles
            .get(i)
            .vectors()
            .of(field)
            .forEach((term, weight) ->
                terms.computeIfAbsent(term, t -> new Postings()).add(number, weight));
      }
      terms.values().forEach(Postings::trim);
      fields.put(field, terms);
    }
  }

  /// Finds the profiles that share a word with the article, in their order.
  void find(Vectors article, Found found) {
    double[] words = sums(Field.WORDS, article);
    double[] opening = sums(Field.OPENING, article);
    double[] numbers = sums(Field.NUMBERS, article);
    for (int i = 0; i < profiles; i++) {
      if (words[i] > 0) {
        found.profile(i, new Likeness(words[i], opening[i], numbers[i]));
      }
    }
  }

  private double[] sums(Field field, Vectors article) {
    double[] sums = new double[profiles];
    Map<String, Postings> terms = fields.getOrDefault(field, Map.of());
    article
        .of(field)
        .forEach((term, weight) -> {
          Postings postings = terms.get(term);
          if (postings != null) {
            postings.addTo(sums, weight);
          }
        });
    return sums;
  }

  /// The profiles with one term, and its weight in each.
  private static final class Postings {
    private int[] profiles = new int[1];
    private double[] weights = new double[1];
    private int size;

    void add(int profile, double weight) {
      if (size == profiles.length) {
        profiles = Arrays.copyOf(profiles, size * 2);
        weights = Arrays.copyOf(weights, size * 2);
      }
      profiles[size] = profile;
      weights[size] = weight;
      size++;
    }

    void trim() {
      profiles = Arrays.copyOf(profiles, size);
      weights = Arrays.copyOf(weights, size);
    }

    void addTo(double[] sums, double weight) {
      for (int i = 0; i < size; i++) {
        sums[profiles[i]] += weights[i] * weight;
      }
    }
  }
}
