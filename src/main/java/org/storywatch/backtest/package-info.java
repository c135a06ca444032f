/// Says what profiles would have told of articles that came already, before anybody is told.
///
/// [ArticleLines] reads a file of articles, [Backtest] gives them to a matcher in their order, and
/// each [BacktestRow] is what became of one article and one profile.
@NullMarked
package org.storywatch.backtest;

import org.jspecify.annotations.NullMarked;
