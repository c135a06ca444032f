package org.storywatch.dossier;

import java.util.List;
import java.util.Optional;
import org.storywatch.article.Article;
import org.storywatch.match.Sought;

/// Knows what profiles look for, in a process that matches.
@FunctionalInterface
public interface Looking {
  /// @param told articles that may have taught it, from which terms are spelled
  /// @return nothing where it cannot be said now
  Optional<Sought> of(String profile, List<Article> told);
}
