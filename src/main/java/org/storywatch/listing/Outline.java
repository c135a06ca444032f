package org.storywatch.listing;

import java.util.List;
import java.util.Optional;
import org.storywatch.article.Link;
import org.storywatch.feed.Feed;

/// A feed as it stands in an OPML file.
///
/// @param url as it is written there, which may be no address at all
/// @param title empty for none
/// @param folders the names of those that it stands in, the outermost first
record Outline(String url, String title, List<String> folders) {
  Outline {
    folders = List.copyOf(folders);
  }

  /// The feed, whose group is the innermost folder; empty where the address is none.
  Optional<Feed> feed() {
    String group = folders.isEmpty() ? "" : folders.getLast();
    return Link.parse(url).map(address -> Feed.at(address, title, group));
  }
}
