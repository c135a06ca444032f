package org.storywatch.search;

/// Some letters of a text.
///
/// @param marked whether they are what was looked for
public record Piece(String text, boolean marked) {}
