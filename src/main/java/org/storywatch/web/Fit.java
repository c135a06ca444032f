package org.storywatch.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.storywatch.mail.Plain;
import org.storywatch.match.Match;
import org.storywatch.match.Term;
import org.storywatch.story.Development;
import org.storywatch.story.Member;

/// A match, or nearly one, and what became of it.
///
/// @param ask whether somebody wants more or less like it
/// @param score such as `0.83`
/// @param percent the same for the bar, 0 to 100
/// @param fate empty while that is not known
public record Fit(
    Ask ask,
    Page.Headline headline,
    String profile,
    String score,
    int percent,
    List<String> terms,
    String fate) {
  private static final int TERMS = 6;

  /// @param kind what it is shown as
  /// @param fates what became of articles
  public static Fit of(String kind, Match match, Map<String, String> fates, Recent recent) {
    return new Fit(
        Ask.of(kind, match.profile(), match.article(), recent),
        Page.Headline.of(match.article()),
        Plain.line(match.profile()),
        String.format(Locale.ROOT, "%.2f", match.score()),
        (int) Math.round(100 * Math.clamp(match.score(), 0, 1)),
        match.terms().stream().limit(TERMS).map(Term::term).map(Plain::line).toList(),
        fates.getOrDefault(key(match.profile(), match.article().id()), ""));
  }

  /// What became of each article, by profile and article.
  public static Map<String, String> fates(List<Development> developments) {
    Map<String, String> fates = new HashMap<>();
    for (Development development : developments) {
      for (Member member : development.members()) {
        String reason = Plain.line(member.reason());
        fates.put(key(development.profile(), member.article()), "Not told again: " + reason);
      }
      fates.put(key(development.profile(), development.first().id()), "Told as new");
    }
    return fates;
  }

  private static String key(String profile, String article) {
    return profile + "\n" + article;
  }
}
