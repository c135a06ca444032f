package org.storywatch.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a profile learned from articles that it matched: it follows its story, and its seeds hold
/// it. Bounded in size, and the same for the same articles in the same order.
public final class Learned {
  /// What was learned weighs as much as so many times the seeds, and no more: a profile that would
  /// follow only what it followed before would drift away (Rocchio's feedback has the same anchor).
  private static final double MOST = 3;

  /// Terms that are kept of what was learned, the strongest ones, when there are twice as many.
  private static final int TERMS = 1_000;

  private final Profile profile;
  private final Map<String, Double> words = new HashMap<>();
  private final Map<String, Double> opening = new HashMap<>();
  private int articles;
  private Optional<Vectors> vectors;

  public Learned(Profile profile) {
    this.profile = profile;
    this.vectors = Optional.of(profile.vectors());
  }

  /// What was learned, for the same profile with other examples.
  public Learned(Profile profile, Learned other) {
    this(profile, other, Optional.empty());
  }

  private Learned(Profile profile, Learned other, Optional<Vectors> vectors) {
    this.profile = profile;
    this.words.putAll(other.words);
    this.opening.putAll(other.opening);
    this.articles = other.articles;
    this.vectors = vectors;
  }

  /// @return the same, which may learn other things from now on
  public Learned copy() {
    return new Learned(profile, this, vectors);
  }

  /// Takes in an article that certainly is of the story.
  public void add(Vectors article) {
    articles++;
    add(words, article.words());
    add(opening, article.opening());
    vectors = Optional.empty();
  }

  /// @return the profile's terms, those of the seeds and those that were learned; made when they
  ///   are asked for
  public Vectors vectors() {
    Vectors made = vectors.orElseGet(this::together);
    vectors = Optional.of(made);
    return made;
  }

  private Vectors together() {
    if (articles == 0) {
      return profile.vectors();
    }
    return new Vectors(
        together(Field.WORDS, words),
        together(Field.OPENING, opening),
        profile.vectors().numbers(),
        profile.vectors().commonness());
  }

  /// @return how many articles taught terms
  public int articles() {
    return articles;
  }

  /// @return how many examples stand behind the terms, seeds and articles
  public double examples() {
    return profile.agreement().seeds() + share() * articles;
  }

  private double share() {
    return articles == 0 ? 0 : Math.min(1, MOST * profile.agreement().seeds() / articles);
  }

  private static void add(Map<String, Double> learned, Map<String, Double> article) {
    article.forEach((term, weight) -> learned.merge(term, weight, Double::sum));
    if (learned.size() > 2 * TERMS) {
      List<String> weakest =
          learned.entrySet().stream()
              .sorted(
                  Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                      .thenComparing(Map.Entry.comparingByKey()))
              .skip(TERMS)
              .map(Map.Entry::getKey)
              .toList();
      weakest.forEach(learned::remove);
    }
  }

  private Map<String, Double> together(Field field, Map<String, Double> learned) {
    Map<String, Double> seeds = profile.vectors().of(field);
    double length = profile.agreement().length(field);
    double share = share();
    Map<String, Double> all = new HashMap<>((seeds.size() + learned.size()) * 2);
    seeds.forEach((term, weight) -> all.put(term, weight * length));
    learned.forEach((term, weight) -> all.merge(term, weight * share, Double::sum));
    return Vectors.unit(all);
  }
}
