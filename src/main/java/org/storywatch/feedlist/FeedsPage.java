package org.storywatch.feedlist;

import java.util.List;

/// What the page of the feeds shows.
///
/// @param lines the feed that is latest first
/// @param said what came of what was asked, empty for nothing
/// @param problems what went wrong with it
/// @param offers feeds of a site to choose from
/// @param address what was typed in and led to no feed yet
public record FeedsPage(
    List<FeedLine> lines, String said, List<String> problems, List<Choice> offers, String address) {
  /// A feed that could be added.
  public record Choice(String title, String url, String words) {}

  /// Copies the lists.
  public FeedsPage {
    lines = List.copyOf(lines);
    problems = List.copyOf(problems);
    offers = List.copyOf(offers);
  }

  static FeedsPage of(List<FeedLine> lines) {
    return new FeedsPage(lines, "", List.of(), List.of(), "");
  }
}
