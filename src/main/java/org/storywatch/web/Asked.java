package org.storywatch.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.storywatch.search.Question;
import org.storywatch.search.Search;
import org.storywatch.search.Search.Order;

/// What the address of a search says.
///
/// @param words as they were typed, not too many
/// @param page counted from 1
public record Asked(String words, Order order, int page) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]");
  private static final String NEWEST = "newest";

  static Asked of(Optional<String> q, Optional<String> by, Optional<String> page) {
    String typed = UNSEEN.matcher(q.orElse("")).replaceAll(" ").strip();
    return new Asked(
        typed.substring(0, Math.min(typed.length(), Question.LONGEST + 1)),
        by.filter(NEWEST::equals).map(_ -> Order.NEWEST_FIRST).orElse(Order.BEST),
        page.filter(text -> NUMBER.matcher(text).matches())
            .map(text -> Math.clamp(Integer.parseInt(text), 1, Search.PAGES))
            .orElse(1));
  }

  /// Whether the newest come first.
  public boolean newest() {
    return order == Order.NEWEST_FIRST;
  }

  /// The same in the other order, from its first page.
  public String turned() {
    return link(!newest(), 1);
  }

  /// The same at another page.
  public String at(int other) {
    return link(newest(), other);
  }

  private String link(boolean newestFirst, int at) {
    return "search?q="
        + URLEncoder.encode(words, StandardCharsets.UTF_8)
        + (newestFirst ? "&by=" + NEWEST : "")
        + (at > 1 ? "&page=" + at : "");
  }
}
