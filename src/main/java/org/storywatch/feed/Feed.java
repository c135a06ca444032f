package org.storywatch.feed;

import java.net.URI;
import java.util.Optional;
import org.storywatch.article.Hash;
import org.storywatch.article.Link;
import org.storywatch.fulltext.When;

/// One subscribed address.
///
/// @param id stable, made from the address
/// @param url where it is
/// @param title what people call it, empty until it or the feed list says so
/// @param group the folder of the feed list that it stands in, empty for none
/// @param fullText when the pages of its articles are read; empty for as usual
public record Feed(String id, URI url, String title, String group, Optional<When> fullText) {
  private static final int ID_BYTES = 6;

  /// A feed whose pages are read as usual.
  public Feed(String id, URI url, String title, String group) {
    this(id, url, title, group, Optional.empty());
  }

  /// The same, with a word of its own on when pages are read.
  public Feed reading(Optional<When> when) {
    return new Feed(id, url, title, group, when);
  }

  /// The feed at an address. A change from `http` to `https` keeps its id.
  public static Feed at(URI url, String title, String group) {
    return new Feed(Hash.of(ID_BYTES, Link.canonical(url)), url, title, group);
  }
}
