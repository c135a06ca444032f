package org.storywatch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.storywatch.article.Article;
import org.storywatch.feedback.Feedback;
import org.storywatch.match.Notebook;

/// What a profile learned, for people: its terms with the day and the article that taught each, and
/// what people said.
///
/// @param known the profile
record LearnedLines(Known known) {
  private static final int TERMS = 30;
  private static final int BEYOND = 6;
  private static final int TITLE = 60;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("state: " + known.state());
    Notebook notebook = known.notebook();
    notebook
        .since()
        .ifPresent(since -> {
          int articles = notebook.articles();
          String many = articles == 1 ? "1 article" : articles + " articles";
          lines.add("learned from %s since %s; the heaviest terms:".formatted(many, day(since)));
          notebook.heaviest(TERMS).forEach(lesson -> lines.add(line(lesson)));
        });
    Set<String> filed = known.profile().vectors().words().keySet();
    known.said().forEach(said -> lines.add(line(said, filed)));
    return lines;
  }

  private static String line(Notebook.Lesson lesson) {
    Article article = lesson.from().article();
    return String.format(
        Locale.ROOT,
        "  %s %.2f, learned %s from %s, score %.2f",
        lesson.term(),
        lesson.weight(),
        day(article.fetched()),
        named(article),
        lesson.from().score());
  }

  private String line(Feedback said, Set<String> filed) {
    boolean more = said.verdict() == Feedback.Verdict.MORE;
    List<String> terms = known.notebook().beyond(filed, said.article(), BEYOND);
    String which =
        terms.isEmpty() ? "" : (more ? ", for " : ", against ") + String.join(", ", terms);
    return "%s like this, said %s: %s%s"
        .formatted(more ? "more" : "less", day(said.at()), named(said.article()), which);
  }

  private static String named(Article article) {
    String title = article.title().isBlank() ? article.text() : article.title();
    String line = title.replaceAll("\\p{Cntrl}", " ").strip();
    int letters = line.codePointCount(0, line.length());
    String cut =
        letters <= TITLE ? line : line.substring(0, line.offsetByCodePoints(0, TITLE - 1)) + "…";
    String outlet = article.outlet().replaceAll("\\p{Cntrl}", " ").strip();
    return outlet.isEmpty() ? "'" + cut + "'" : "'" + cut + "' (" + outlet + ")";
  }

  private static String day(Instant at) {
    return DAY.format(at);
  }
}
