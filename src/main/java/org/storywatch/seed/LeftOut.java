package org.storywatch.seed;

/// A part of a document that is not its article.
///
/// @param why what it was taken for, such as "byline"
/// @param line its first line
/// @param lines how many lines it has, empty ones not counted
public record LeftOut(String why, String line, int lines) {}
