package org.storywatch.format;

import java.time.Instant;

/// One item or entry of a feed, cleaned but not yet known by an id.
///
/// @param guid what the feed calls it, empty where it does not
/// @param link its page as a whole address, empty where it has none
/// @param title plain text, empty where it has none
/// @param author empty when unknown
/// @param outlet who published it, where that is not the feed itself; else empty
/// @param text its longest body as plain text, paragraphs separated by blank lines
/// @param lang its own language, empty where the feed's holds
/// @param published [Instant#EPOCH] where the feed does not say
public record Entry(
    String guid,
    String link,
    String title,
    String author,
    String outlet,
    String text,
    String lang,
    Instant published) {}
