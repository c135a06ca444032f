package org.storywatch.search;

import java.util.List;
import org.storywatch.article.Article;

/// An article that was found.
///
/// @param headline one line, with what was looked for
/// @param passages what tells most of it; never empty where there is a text
public record Hit(Article article, List<Piece> headline, List<List<Piece>> passages) {}
