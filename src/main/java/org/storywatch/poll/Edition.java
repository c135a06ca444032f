package org.storywatch.poll;

import java.util.List;
import org.storywatch.article.Article;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.Seen;

/// What the [Newsdesk] decided on some polls: published as a whole or not at all.
///
/// @param articles the new ones, each once
/// @param states of all the feeds that were polled
/// @param seen the entries of those feeds of which they changed
/// @param copies how many entries are articles that another feed gave before
/// @param edited how many known articles have changed; they are not published again
/// @param gaps how many feeds have probably lost entries since their last poll
record Edition(
    List<Article> articles,
    List<FeedState> states,
    List<Seen> seen,
    int copies,
    int edited,
    int gaps) {}
