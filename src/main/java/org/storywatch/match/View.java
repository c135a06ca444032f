package org.storywatch.match;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storywatch.article.Article;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;
import org.storywatch.profile.Weighing;
import org.storywatch.text.Analysis;
import org.storywatch.text.Reading;

/// How articles are read to be compared with profiles: word by word at home, in the language of a
/// profile's seeds; by names, places and numbers abroad, in all other languages.
sealed interface View {
  Reading read(Article article);

  Vectors weigh(Reading reading);

  /// @return whether this profile is compared with articles of this language in this view
  boolean isFor(Profile profile, String language);

  /// @param reach how alike a profile's seeds and an article must be in words for the profile to
  ///   want it by what it was filed with
  /// @return how alike they must be for it to want it by what it learned, too
  double least(double reach);

  /// Word by word.
  record Home(Analysis analysis, Weighing weighing) implements View {
    @Override
    public Reading read(Article article) {
      return analysis.read(article.title(), article.text(), article.lang());
    }

    @Override
    public Vectors weigh(Reading reading) {
      return weighing.weigh(reading);
    }

    @Override
    public boolean isFor(Profile profile, String language) {
      return profile.speaks(language);
    }

    @Override
    public double least(double reach) {
      return Math.min(reach, Course.ANCHOR);
    }
  }

  /// By what all languages share.
  ///
  /// @param names the terms that some profile has as it was filed
  record Abroad(Analysis analysis, Weighing weighing, Background known, Set<String> names)
      implements View {
    /// One name in common may be chance, and two may be any news of a country.
    private static final int FEWEST = 3;

    /// @param filed the profiles as they were filed and are seen abroad
    static Abroad of(Analysis analysis, List<Profile> filed) {
      Set<String> names = new HashSet<>();
      filed.forEach(profile -> names.addAll(profile.vectors().words().keySet()));
      return new Abroad(analysis, new Weighing(Background.abroad()), Background.abroad(), names);
    }

    /// What neither a profile nor news in English ever names is no name, but a word of a language
    /// that has capitals elsewhere, or none.
    @Override
    public Reading read(Article article) {
      return analysis
          .abroad(article.title(), article.text(), article.lang())
          .only(term -> names.contains(term) || known.counts().containsKey(term));
    }

    @Override
    public Vectors weigh(Reading reading) {
      return weighing.weigh(reading);
    }

    @Override
    public boolean isFor(Profile profile, String language) {
      return !profile.speaks(language);
    }

    /// Nothing is learned here.
    @Override
    public double least(double reach) {
      return reach;
    }

    /// @param seeds the terms of the profile's seeds in this view
    /// @return whether a profile and an article share enough to be compared at all
    static boolean meet(Vectors article, Vectors seeds) {
      Map<String, Double> wanted = seeds.words();
      return article.words().keySet().stream()
              .filter(term -> !Character.isDigit(term.charAt(0)) && wanted.containsKey(term))
              .limit(FEWEST)
              .count()
          == FEWEST;
    }
  }
}
