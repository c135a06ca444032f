package org.storywatch.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.storywatch.article.Article;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Feedback.Verdict;
import org.storywatch.mail.Plain;

/// The question whether somebody wants more or less like an article, and what was said already.
///
/// @param place the id of what it stands in
/// @param profile the profile's id
/// @param article the article's id
/// @param title the article's headline, for those who do not see where the question stands
/// @param said such as `more like this`; empty where nothing holds
public record Ask(String place, String profile, String article, String title, String said) {
  static Ask of(String kind, String profile, Article article, Recent recent) {
    return new Ask(
        place(kind, profile, article),
        profile,
        article.id(),
        Plain.headline(article),
        recent.said(profile, article.id()).map(Feedback::verdict).map(Ask::words).orElse(""));
  }

  static String words(Verdict verdict) {
    return switch (verdict) {
      case MORE -> "more like this";
      case LESS -> "less like this";
      case NONE -> "";
    };
  }

  private static String place(String kind, String profile, Article article) {
    String key = profile + "/" + article.id();
    return kind + "-" + URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
