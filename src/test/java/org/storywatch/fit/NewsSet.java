package org.storywatch.fit;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.storywatch.article.Article;

/// A stream of articles, and the profiles that are tried on it.
///
/// @param name as the figures show it
/// @param stream in the order of time
/// @param wishes one for each profile, by id
record NewsSet(String name, List<Article> stream, List<Wish> wishes) {
  /// What somebody files, and what he should get.
  ///
  /// @param id the profile's
  /// @param group of profiles whose figures are averaged
  /// @param whole what must not be torn: no part of it is fitted on while another part judges
  /// @param seeds the documents
  /// @param own the articles to be found
  /// @param skipped the articles that do not count
  /// @param siblings the articles of another event of the same kind
  record Wish(
      String id,
      String group,
      String whole,
      List<String> seeds,
      Set<String> own,
      Set<String> skipped,
      Set<String> siblings) {}

  static NewsSet of(String name, List<Labelled> articles, List<Wish> wishes) {
    return new NewsSet(
        name,
        articles.stream()
            .map(Labelled::article)
            .sorted(Comparator.comparing(Article::published).thenComparing(Article::id))
            .toList(),
        wishes.stream().sorted(Comparator.comparing(Wish::id)).toList());
  }

  /// @return for each profile the part of several that it is in; wholes go to the parts in turns
  List<Integer> folds(int parts) {
    List<String> wholes = wishes.stream().map(Wish::whole).distinct().sorted().toList();
    return wishes.stream().map(wish -> wholes.indexOf(wish.whole()) % parts).toList();
  }
}
