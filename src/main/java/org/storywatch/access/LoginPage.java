package org.storywatch.access;

/// The form to log in.
///
/// @param to where to go on, below the page's own address
/// @param problem why it did not work; empty at first
public record LoginPage(String to, String problem) {}
