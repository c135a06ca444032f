package org.storywatch.feed;

import java.util.List;
import org.storywatch.article.Article;

/// What the [Newsdesk] decided on some polls: published as a whole or not at all.
///
/// @param articles the new ones, each once
/// @param states of all the feeds that were polled
/// @param copies how many entries are articles that another feed gave before
/// @param edited how many known articles have changed; they are not published again
record Edition(List<Article> articles, List<FeedState> states, int copies, int edited) {}
