package org.storywatch.net;

import java.time.Duration;

/// What is put up with from the other side.
///
/// @param maxBytes the longest body, as it comes and as it is unpacked
/// @param maxRedirects how many redirects are followed
/// @param total how long one answer may take with all its redirects, to its last byte
/// @param connect how long a look-up, a connection and an agreement on encryption may each take
/// @param header how long the header of an answer may take to its last byte, from the request on
/// @param silence how long nothing may come
/// @param trickle within this time some hundred bytes of a body must come, or its end
public record Limits(
    int maxBytes,
    int maxRedirects,
    Duration total,
    Duration connect,
    Duration header,
    Duration silence,
    Duration trickle) {
  /// Those that suit feeds and news pages.
  public static final Limits USUAL =
      new Limits(
          8 * 1024 * 1024,
          5,
          Duration.ofSeconds(20),
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofSeconds(15),
          Duration.ofSeconds(5));
}
