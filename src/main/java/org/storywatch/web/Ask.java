package org.storywatch.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.storywatch.article.Article;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Feedback.Verdict;
import org.storywatch.mail.Plain;

/// The question whether somebody wants more or less like an article, and what was said already.
///
/// @param place the id of what it stands in
/// @param about which profile and which article, without a letter that a page could stumble over
/// @param title the article's headline, for those who do not see where the question stands
/// @param said such as `more like this`; empty where nothing holds
public record Ask(String place, String about, String title, String said) {
  /// What [#about] means.
  record About(String profile, String article) {
    static About of(String about) {
      int slash = about.indexOf('/');
      return slash < 0
          ? new About("", "")
          : new About(decoded(about.substring(0, slash)), decoded(about.substring(slash + 1)));
    }

    @Override
    public String toString() {
      return encoded(profile) + "/" + encoded(article);
    }
  }

  /// @param kind what the article is shown as, which may be several things at once
  static Ask of(String kind, String profile, Article article, Recent recent) {
    String about = new About(profile, article.id()).toString();
    return new Ask(
        kind + "-" + about.replace('/', '.'),
        about,
        Plain.headline(article),
        recent.said(profile, article.id()).map(Feedback::verdict).map(Ask::words).orElse(""));
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case MORE -> "more like this";
      case LESS -> "less like this";
      case NONE -> "";
    };
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String decoded(String id) {
    try {
      return URLDecoder.decode(id, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return ""; // not of our making, and the id of nothing
    }
  }
}
