package org.storywatch.backtest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storywatch.match.Match;
import org.storywatch.match.Term;

/// One line of what a backtest writes: a profile, an article and what became of them.
///
/// @param profile the profile's id
/// @param article the article's id
/// @param score calibrated, 0.5 is the decision
/// @param match whether the article would be told or collected under one that was
/// @param development the first article of the development that this article tells of, null without
///   a match
/// @param isNew whether this article is that first one
/// @param terms the terms that carried the score
public record BacktestRow(
    String profile,
    String article,
    double score,
    boolean match,
    @Nullable String development,
    @JsonProperty("new") boolean isNew,
    List<Term> terms) {
  static BacktestRow match(Match match, String development, boolean isNew) {
    return new BacktestRow(
        match.profile(),
        match.article().id(),
        match.score(),
        true,
        development,
        isNew,
        match.terms());
  }

  static BacktestRow miss(Match match) {
    return new BacktestRow(
        match.profile(), match.article().id(), match.score(), false, null, false, match.terms());
  }
}
