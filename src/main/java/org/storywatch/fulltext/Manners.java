package org.storywatch.fulltext;

import java.time.Duration;

/// How pages are asked for.
///
/// @param product what this robot is called in `robots.txt`
/// @param delay between two requests to one host, where the site does not ask for more
/// @param longestDelay what a site that asks for more than this gets
/// @param patience how long one page may wait for its turn
public record Manners(String product, Duration delay, Duration longestDelay, Duration patience) {
  public static Manners usual() {
    return new Manners(
        "Storywatch", Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofMinutes(2));
  }

  /// The delay for a site.
  ///
  /// @param asked what it asks for, zero for nothing
  Duration delay(Duration asked) {
    Duration longer = asked.compareTo(delay) > 0 ? asked : delay;
    return longer.compareTo(longestDelay) < 0 ? longer : longestDelay;
  }
}
