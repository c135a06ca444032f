package org.storywatch.feed;

/// What is remembered of an entry that was read: short hashes, to know it again.
///
/// @param content of its title and text: another one means that it was edited
/// @param guid of what the feed called it, empty for nothing
/// @param title of its title and, where that is too short to tell, its text; empty when even that
///   does not tell it from others
public record Known(String content, String guid, String title) {}
