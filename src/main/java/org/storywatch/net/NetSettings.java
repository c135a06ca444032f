package org.storywatch.net;

import java.util.List;
import java.util.Optional;

/// How the program behaves on the network, and what it puts up with.
///
/// @param userAgent how it calls itself
/// @param allowPrivate addresses that may be fetched from although they are not public
/// @param limits of size and of time
public record NetSettings(String userAgent, List<Cidr> allowPrivate, Limits limits) {
  /// Copies the list.
  public NetSettings {
    allowPrivate = List.copyOf(allowPrivate);
  }

  /// How this version of the program calls itself.
  ///
  /// @param contact how whoever runs it can be reached, a web or a mail address
  public static String agent(Optional<String> contact) {
    String version = NetSettings.class.getPackage().getImplementationVersion();
    return "Storywatch/%s (news feed reader%s)"
        .formatted(version == null ? "dev" : version, contact.map("; +"::concat).orElse(""));
  }

  /// With the limits that suit feeds and news pages.
  public static NetSettings usual(String userAgent, List<Cidr> allowPrivate) {
    return new NetSettings(userAgent, allowPrivate, Limits.USUAL);
  }
}
