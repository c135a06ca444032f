package org.storywatch.feed;

import java.net.URI;

/// A permanent redirect that a feed answered with again and again (301 and 308 of RFC 9110,
/// sections 15.4.2 and 15.4.9).
///
/// @param to where it leads; the feed's own address when there is none
/// @param times in how many good answers in a row
public record Move(URI to, int times) {
  private static final int SURE = 3;

  /// No redirect.
  public static Move none(URI url) {
    return new Move(url, 0);
  }

  /// After a good answer.
  ///
  /// @param from the address that was asked for
  /// @param home where permanent redirects lead from there
  public Move seen(URI from, URI home) {
    if (home.equals(from)) {
      return none(from);
    }
    return new Move(home, home.equals(to) ? times + 1 : 1);
  }

  /// Whether it was seen often enough to be believed.
  public boolean sure() {
    return times >= SURE;
  }
}
