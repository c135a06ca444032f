package org.storywatch.faults;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// One entry of one feed.
///
/// @param feed the number of the feed
/// @param link where the article stands; the same article may be listed by two feeds
/// @param story the name of the one whom the story is about; empty where the article fits no
///   profile
/// @param theme what the story is about
record Piece(
    int feed, String link, String title, String text, Optional<String> story, Theme theme) {
  /// The entry in RSS.
  String item(Instant published) {
    return """
    <item><guid isPermaLink="false">%s</guid><link>%s</link><title>%s</title>\
    <pubDate>%s</pubDate><description>%s</description></item>
    """
        .formatted(
            link,
            link,
            title,
            DateTimeFormatter.RFC_1123_DATE_TIME.format(published.atOffset(ZoneOffset.UTC)),
            text);
  }
}
