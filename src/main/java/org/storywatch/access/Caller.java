package org.storywatch.access;

/// Who asks.
///
/// @param address of their computer, or for IPv6 of their network
/// @param kind by what they are known
record Caller(String address, Kind kind) {
  /// By what somebody is known.
  enum Kind {
    /// By nothing.
    STRANGER,
    /// They sit at this computer, and nothing else is asked for.
    HERE,
    /// They logged in with the password.
    LOGGED_IN,
    /// A reverse proxy says who they are.
    PROXIED
  }

  boolean administrator() {
    return kind != Kind.STRANGER;
  }

  /// Whether their browser shows who they are by itself, also where another site's page asks.
  boolean byBrowser() {
    return kind == Kind.LOGGED_IN || kind == Kind.PROXIED;
  }
}
