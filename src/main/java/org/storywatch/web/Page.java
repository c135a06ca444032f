package org.storywatch.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.storywatch.alert.Alert;
import org.storywatch.article.Article;
import org.storywatch.feedback.Feedback;
import org.storywatch.mail.Plain;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Health;
import org.storywatch.overview.Overview;
import org.storywatch.overview.Span;

/// What the overview shows at one moment: words that are clean and final, in order.
///
/// Public, like its parts, because templates are compiled into another package.
///
/// @param status how the program is
/// @param overview what came over time
/// @param stories what was alerted, the newest first, one for each development
/// @param said what people said of articles, the newest first
/// @param feeds how they are altogether
/// @param articles what was read, the newest first
/// @param watched the profiles, by name
public record Page(
    Status status,
    Overview overview,
    List<Story> stories,
    List<Word> said,
    Feeds feeds,
    List<Headline> articles,
    List<Watched> watched) {
  private static final int SAID = 50;

  /// How the program is.
  ///
  /// @param level `well`, `trying` or `dead`
  /// @param words one sentence
  /// @param parts each part with what it says
  public record Status(String level, String words, List<Part> parts) {}

  /// How one part of the program is.
  public record Part(String name, String level, String words) {}

  /// What was said of an article.
  public record Word(Headline headline, String profile, Ask ask) {}

  /// An article as one line.
  public record Headline(String title, String outlet, Optional<String> link, Moment at) {
    /// As it may be shown.
    public static Headline of(Article article) {
      return new Headline(
          Plain.headline(article),
          Plain.line(article.outlet()),
          Plain.link(article.url()),
          Moment.of(article.published()));
    }
  }

  /// @param span how far back it looks
  /// @param now when it is shown
  static Page of(Recent recent, Health health, Span span, Instant now) {
    return new Page(
        status(health),
        Overview.of(recent.trend(), span, now),
        stories(recent),
        recent.said().stream().limit(SAID).map(said -> word(said, recent)).toList(),
        Feeds.of(recent.feeds(), now),
        recent.articles().stream().map(Headline::of).toList(),
        Watched.sorted(recent.watched()));
  }

  private static Word word(Feedback said, Recent recent) {
    return new Word(
        Headline.of(said.article()),
        Plain.line(said.profile()),
        Ask.of("said", said.profile(), said.article(), recent));
  }

  /// Subscribers who are told of the same development share its place.
  private static List<Story> stories(Recent recent) {
    Map<String, List<Alert>> byDevelopment = new LinkedHashMap<>();
    for (Alert alert : recent.alerts()) {
      alert
          .development()
          .ifPresent(
              told -> byDevelopment.computeIfAbsent(told.id(), id -> new ArrayList<>()).add(alert));
    }
    return byDevelopment.values().stream()
        .flatMap(alerts ->
            alerts.getFirst().development().stream()
                .map(development -> Story.of(development, alerts, recent)))
        .toList();
  }

  private static Status status(Health health) {
    List<Part> parts =
        health.conditions().entrySet().stream()
            .map(entry -> part(entry.getKey(), entry.getValue()))
            .toList();
    if (parts.isEmpty()) {
      return new Status("trying", "Starting", parts);
    }
    Collection<String> dead = named(parts, "dead");
    Collection<String> trying = named(parts, "trying");
    if (!dead.isEmpty()) {
      return new Status("dead", "Stopped working: " + String.join(", ", dead), parts);
    }
    return trying.isEmpty()
        ? new Status("well", "Everything works", parts)
        : new Status("trying", "Trouble with " + String.join(", ", trying), parts);
  }

  private static Part part(String name, Condition condition) {
    String level = condition.level().name().toLowerCase(Locale.ROOT);
    return new Part(name, level, Plain.line(condition.words()));
  }

  private static List<String> named(List<Part> parts, String level) {
    return parts.stream().filter(part -> part.level().equals(level)).map(Part::name).toList();
  }
}
