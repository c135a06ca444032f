package org.storywatch.match;

/// What a profile makes of an article.
///
/// @param told whether it wants the article; one that it does not want may still have taught it
///   something
public record Decision(Match match, boolean told) {}
