package org.storywatch.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.storywatch.match.Match;
import org.storywatch.story.Development;
import org.storywatch.story.Member;

/// To which profiles articles belong, as far as that is remembered.
final class Belonging {
  private final Map<String, SortedSet<String>> names = new HashMap<>();

  /// @param articles the ids of those that are asked about
  static Belonging of(Set<String> articles, Recent recent) {
    Belonging all = new Belonging();
    for (Match match : recent.matches()) {
      all.add(match.article().id(), match.profile(), articles, recent);
    }
    for (Development development : recent.developments()) {
      all.add(development.first().id(), development.profile(), articles, recent);
      for (Member member : development.members()) {
        all.add(member.article(), development.profile(), articles, recent);
      }
    }
    return all;
  }

  /// What people call the profiles of an article.
  SortedSet<String> names(String article) {
    return names.getOrDefault(article, new TreeSet<>());
  }

  private void add(String article, String profile, Set<String> articles, Recent recent) {
    if (articles.contains(article)) {
      boolean _ = names.computeIfAbsent(article, _ -> new TreeSet<>()).add(recent.name(profile));
    }
  }
}
