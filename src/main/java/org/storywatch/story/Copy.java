package org.storywatch.story;

import java.net.URI;
import java.time.Instant;

/// An article that says what an earlier one said, kept under its development.
///
/// @param article its id
/// @param outlet who carries it
/// @param url where it can be read
/// @param title its headline
/// @param published when it was published
/// @param reason why it was not told, in words for people
public record Copy(
    String article, String outlet, URI url, String title, Instant published, String reason) {}
