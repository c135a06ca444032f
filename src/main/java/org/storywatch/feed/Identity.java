package org.storywatch.feed;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.storywatch.article.Hash;
import org.storywatch.article.Link;
import org.storywatch.format.Entry;

/// Decides which entry is which article. Pure.
///
/// A link names the same article in every feed, so it goes first; but not a link that names no
/// article: a home page, one page for several entries, or a link whose fragment the guid repeats
/// because it is the fragment that counts.
final class Identity {
  private static final int ARTICLE_BYTES = 12;
  private static final int CONTENT_BYTES = 6;

  private static final Pattern TRACKING = Pattern.compile("=|rss|feed|atom");

  private Identity() {}

  /// The entries of one answer by their article ids, in order. Of two entries with one id the first
  /// stays; an entry without a word is none.
  static Map<String, Entry> identify(String feed, List<Entry> entries) {
    Set<String> shared = shared(entries);
    Map<String, Entry> identified = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.title().isEmpty() && entry.text().isEmpty()) {
        continue;
      }
      identified.putIfAbsent(id(feed, entry, shared), entry);
    }
    return identified;
  }

  /// What changes when the article is edited.
  static String content(Entry entry) {
    return Hash.of(CONTENT_BYTES, entry.title(), entry.text());
  }

  private static String id(String feed, Entry entry, Set<String> shared) {
    if (tells(entry) && !shared.contains(canonical(entry))) {
      return Hash.of(ARTICLE_BYTES, canonical(entry));
    }
    // ROME gives the link as guid where there is none.
    boolean hasGuid = !entry.guid().isEmpty() && !entry.guid().equals(entry.link());
    return hasGuid || isPlace(entry)
        ? Hash.of(ARTICLE_BYTES, feed, entry.guid())
        : Hash.of(ARTICLE_BYTES, feed, entry.link(), entry.title(), entry.text());
  }

  private static boolean tells(Entry entry) {
    if (entry.link().isEmpty() || isPlace(entry)) {
      return false;
    }
    URI link = URI.create(entry.link());
    return link.getRawQuery() != null || link.getRawPath().length() > 1;
  }

  // A place within a page is an entry of its own; other fragments only say who read it where.
  private static boolean isPlace(Entry entry) {
    int fragment = entry.link().indexOf('#');
    return fragment >= 0
        && !TRACKING.matcher(entry.link()).find(fragment)
        && entry.guid().equals(entry.link());
  }

  private static String canonical(Entry entry) {
    return Link.canonical(URI.create(entry.link()));
  }

  // The titles must differ too: some feeds list an article again under another guid.
  private static Set<String> shared(List<Entry> entries) {
    Map<String, Entry> first = new HashMap<>();
    Set<String> shared = new HashSet<>();
    for (Entry entry : entries) {
      if (tells(entry)) {
        Entry other = first.putIfAbsent(canonical(entry), entry);
        if (other != null && !other.title().equals(entry.title())) {
          shared.add(canonical(entry));
        }
      }
    }
    return shared;
  }
}
