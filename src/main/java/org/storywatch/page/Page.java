package org.storywatch.page;

import java.net.URI;
import java.time.Instant;

/// The article of a web page.
///
/// @param url its canonical address, or the one it was read from where it names none
/// @param title its headline in one line, empty where it has none
/// @param author who wrote it, empty when unknown
/// @param text its body as plain text, paragraphs separated by blank lines; empty where the page
///   has no article, such as a list of links
/// @param lang its language as a BCP 47 tag, empty when unknown
/// @param published [Instant#EPOCH] where the page does not say
public record Page(
    URI url, String title, String author, String text, String lang, Instant published) {}
