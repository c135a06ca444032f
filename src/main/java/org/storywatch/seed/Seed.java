package org.storywatch.seed;

/// An example document that somebody filed under a profile, without the page around it.
///
/// @param name its file name
/// @param title its headline, empty when it has none
/// @param text its text
public record Seed(String name, String title, String text) {}
