package org.storywatch.feed;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.storywatch.article.Hash;
import org.storywatch.article.Link;
import org.storywatch.format.Entry;

/// Decides which entry is which article. Pure.
///
/// A link names the same article in every feed, so it goes first; but not a link that names no
/// article: a home page, one page for several entries, or a link whose fragment the guid repeats
/// because it is the fragment that counts. Then the guid, unless several entries of an answer share
/// it. An entry that is new by these is still known when another key says so: a guid with the same
/// title under another link (the site has moved), or the same words under another guid and link
/// (the feed makes new ones each time). A guid with another link and another title is used again
/// for another article.
public final class Identity {
  private static final int ARTICLE_BYTES = 12;
  private static final int SHORT_BYTES = 6;

  /// Fewer words than these come again by chance, ...
  private static final int TELLING_WORDS = 8;

  /// ... or, with the same date, fewer than these.
  private static final int DATED_WORDS = 4;

  private static final Pattern TRACKING = Pattern.compile("=|rss|feed|atom");
  private static final Pattern WORD = Pattern.compile("\\S+");

  private final String feed;
  private final Map<String, Known> known;
  private final Map<String, String> byGuid = new HashMap<>();
  private final Map<String, String> byWords = new HashMap<>();
  private final Set<String> sharedLinks;
  private final Set<String> sharedGuids;

  private Identity(String feed, List<Entry> entries, Map<String, Known> known) {
    this.feed = feed;
    this.known = known;
    known.forEach((id, entry) -> {
      byGuid.put(entry.guid(), id);
      byWords.put(entry.title(), id);
    });
    byGuid.remove("");
    byWords.remove("");
    this.sharedLinks = shared(entries, entry -> tells(entry) ? canonical(entry) : "");
    this.sharedGuids = shared(entries, Entry::guid);
  }

  /// The entries of one answer by their article ids, in order. Of two entries with one id the first
  /// stays; an entry without a word is none.
  ///
  /// @param feed the feed's id
  /// @param known the entries that were seen of this feed before, by article id
  public static Map<String, Entry> identify(
      String feed, List<Entry> entries, Map<String, Known> known) {
    Identity identity = new Identity(feed, entries, known);
    Map<String, Entry> identified = new LinkedHashMap<>();
    Map<String, Entry> unsure = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.title().isEmpty() && entry.text().isEmpty()) {
        continue;
      }
      String id = identity.id(entry);
      (known.containsKey(id) ? identified : unsure).putIfAbsent(id, entry);
    }
    Map<String, Entry> all = new LinkedHashMap<>();
    Map<Entry, String> second = new HashMap<>();
    unsure.forEach((id, entry) -> {
      String other = identity.secondKey(entry);
      boolean free = !other.isEmpty() && !identified.containsKey(other);
      second.put(entry, free ? other : id);
    });
    for (Entry entry : entries) {
      if (!entry.title().isEmpty() || !entry.text().isEmpty()) {
        String id = identity.id(entry);
        all.putIfAbsent(second.getOrDefault(entry, id), entry);
      }
    }
    return all;
  }

  /// What is to be remembered of an entry.
  public static Known remember(Entry entry) {
    return new Known(content(entry), guid(entry), words(entry));
  }

  private String id(Entry entry) {
    if (tells(entry) && !sharedLinks.contains(canonical(entry))) {
      return Hash.of(ARTICLE_BYTES, canonical(entry));
    }
    return hasGuid(entry) || isPlace(entry)
        ? Hash.of(ARTICLE_BYTES, feed, entry.guid())
        : Hash.of(ARTICLE_BYTES, feed, entry.link(), entry.title(), entry.text());
  }

  /// The known article that this entry is under another name, empty for none.
  private String secondKey(Entry entry) {
    if (hasGuid(entry)) {
      String id = byGuid.getOrDefault(guid(entry), "");
      Known before = known.get(id);
      if (before != null && (before.content().equals(content(entry)) || sameWords(before, entry))) {
        return id;
      }
    }
    String words = words(entry);
    return words.isEmpty() ? "" : byWords.getOrDefault(words, "");
  }

  private static boolean sameWords(Known before, Entry entry) {
    return !before.title().isEmpty() && before.title().equals(words(entry));
  }

  // ROME gives the link as guid where there is none.
  private boolean hasGuid(Entry entry) {
    return !entry.guid().isEmpty()
        && !entry.guid().equals(entry.link())
        && !sharedGuids.contains(entry.guid());
  }

  private static String content(Entry entry) {
    return Hash.of(SHORT_BYTES, entry.title(), entry.text());
  }

  private static String guid(Entry entry) {
    return entry.guid().isEmpty() ? "" : Hash.of(SHORT_BYTES, entry.guid());
  }

  private static String words(Entry entry) {
    String words = entry.title() + "\n" + entry.text();
    long count = WORD.matcher(words).results().limit(TELLING_WORDS).count();
    if (count == TELLING_WORDS) {
      return Hash.of(SHORT_BYTES, words);
    }
    return count < DATED_WORDS || entry.published().equals(Instant.EPOCH)
        ? ""
        : Hash.of(SHORT_BYTES, words, entry.published().toString());
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
  private static Set<String> shared(List<Entry> entries, Function<Entry, String> key) {
    Map<String, Entry> first = new HashMap<>();
    Set<String> shared = new HashSet<>();
    for (Entry entry : entries) {
      String value = key.apply(entry);
      if (!value.isEmpty()) {
        Entry other = first.putIfAbsent(value, entry);
        if (other != null && !other.title().equals(entry.title())) {
          shared.add(value);
        }
      }
    }
    return shared;
  }
}
