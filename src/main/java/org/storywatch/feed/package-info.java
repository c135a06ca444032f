/// Reads feeds and gives their new articles to an [ArticleSink]: when to poll, what came, which
/// entry is which article.
@NullMarked
package org.storywatch.feed;

import org.jspecify.annotations.NullMarked;
