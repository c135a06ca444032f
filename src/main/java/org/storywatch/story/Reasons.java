package org.storywatch.story;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.storywatch.article.Article;

/// Says in words for people why something was told or not.
final class Reasons {
  static final String FIRST = "first of its story";

  /// It has nothing in common with what was told of the story so far.
  static final String OTHER_THREAD = "a thread of its own: nothing told so far is about it";

  private static final int MOST = 3;
  private static final int LONGEST_TITLE = 100;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Reasons() {}

  static String isNew(List<String> news) {
    return news.isEmpty()
        ? "new: told in other words"
        : "new: " + String.join("; ", news.subList(0, Math.min(MOST, news.size())));
  }

  /// @param silence how long nothing came
  static String revived(Duration silence, String reason) {
    return "revived after " + silence.toDays() + " days: " + reason;
  }

  static String copy(Article first, boolean shortened) {
    return (shortened ? "shortened from " : "the same text as in ") + outlet(first);
  }

  static String more(Article first) {
    return "nothing new against ‘"
        + title(first.title())
        + "’ ("
        + outlet(first)
        + ", "
        + DAY.format(first.published())
        + ")";
  }

  private static String outlet(Article article) {
    return article.outlet().isBlank() ? "another article" : article.outlet();
  }

  private static String title(String title) {
    return title.codePointCount(0, title.length()) <= LONGEST_TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE - 1)).strip() + "…";
  }
}
