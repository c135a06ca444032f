package org.storywatch.feed;

import java.net.URI;
import org.storywatch.article.Hash;
import org.storywatch.article.Link;

/// One subscribed address.
///
/// @param id stable, made from the address
/// @param url where it is
/// @param title what people call it, empty until it or the feed list says so
/// @param group the folder of the feed list that it stands in, empty for none
public record Feed(String id, URI url, String title, String group) {
  private static final int ID_BYTES = 6;

  /// The feed at an address. A change from `http` to `https` keeps its id.
  public static Feed at(URI url, String title, String group) {
    return new Feed(Hash.of(ID_BYTES, Link.canonical(url)), url, title, group);
  }
}
