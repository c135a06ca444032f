package org.storywatch.net;

import java.time.Duration;
import java.util.List;

/// How the program behaves on the network, and what it puts up with.
///
/// @param userAgent how it calls itself
/// @param allowPrivate addresses that may be fetched from although they are not public
/// @param maxBytes the longest body, after decompression
/// @param total how long one answer may take with all its redirects, to its last byte
/// @param maxRedirects how many redirects are followed
/// @param connect how long a connection may take to come about
/// @param response how long the other side may be silent
public record NetSettings(
    String userAgent,
    List<Cidr> allowPrivate,
    int maxBytes,
    Duration total,
    int maxRedirects,
    Duration connect,
    Duration response) {
  /// Copies the list.
  public NetSettings {
    allowPrivate = List.copyOf(allowPrivate);
  }

  /// The limits that suit feeds and news pages.
  public static NetSettings usual(String userAgent, List<Cidr> allowPrivate) {
    return new NetSettings(
        userAgent,
        allowPrivate,
        8 * 1024 * 1024,
        Duration.ofSeconds(20),
        5,
        Duration.ofSeconds(10),
        Duration.ofSeconds(15));
  }
}
