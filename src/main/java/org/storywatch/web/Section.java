package org.storywatch.web;

/// The pages that are reached from all others, in their order.
public enum Section {
  /// How everything is, and what was told last.
  OVERVIEW("", "Overview"),
  /// What is watched.
  PROFILES("profiles", "Profiles"),
  /// Where it is read.
  FEEDS("feeds", "Feeds"),
  /// What was sent.
  MAIL("mail", "Mail"),
  /// Who is told.
  SUBSCRIBERS("subscribers", "Subscribers"),
  /// What was read.
  SEARCH("search", "Search");

  private final String path;
  private final String words;

  Section(String path, String words) {
    this.path = path;
    this.words = words;
  }

  /// Where it is, below the page's own address.
  public String path() {
    return path;
  }

  /// What people call it.
  public String words() {
    return words;
  }
}
