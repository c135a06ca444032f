package org.storywatch.listing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.storywatch.article.Link;
import org.storywatch.feed.Feed;
import org.storywatch.fulltext.When;

/// A feed as it stands in an OPML file.
///
/// @param url as it is written there, which may be no address at all
/// @param title empty for none
/// @param folders the names of those that it stands in, the outermost first
/// @param fullText when the pages of its articles are read, as it is written there; empty for as
///   usual
record Outline(String url, String title, List<String> folders, String fullText) {
  /// An outline whose pages are read as usual.
  Outline(String url, String title, List<String> folders) {
    this(url, title, folders, "");
  }

  Outline {
    folders = List.copyOf(folders);
  }

  /// The feed, whose group is the innermost folder; empty where the address is none.
  Optional<Feed> feed() {
    String group = folders.isEmpty() ? "" : folders.getLast();
    return Link.parse(url)
        .map(address -> Feed.at(address, Link.shown(title), group).reading(when()));
  }

  /// Whether it says of its pages what nobody understands.
  boolean unclear() {
    return !fullText.isEmpty() && when().isEmpty();
  }

  private Optional<When> when() {
    return Stream.of(When.values())
        .filter(when -> when.name().equalsIgnoreCase(fullText))
        .findAny();
  }
}
