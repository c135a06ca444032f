package org.storywatch.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.storywatch.alert.Alert;
import org.storywatch.article.Article;
import org.storywatch.feed.FeedHealth;
import org.storywatch.feed.FeedState;
import org.storywatch.feedback.Feedback;
import org.storywatch.mail.Plain;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Health;
import org.storywatch.overview.Overview;
import org.storywatch.overview.Span;

/// What the page shows at one moment: words that are clean and final, in order.
///
/// Public, like its parts, because templates are compiled into another package.
///
/// @param status how the program is
/// @param figures the four numbers at the top
/// @param overview what came over time
/// @param stories what was alerted, the newest first, one for each development
/// @param notes the mails that tell of no development, the newest first
/// @param said what people said of articles, the newest first
/// @param feeds the failing ones first, then by title
/// @param articles what was read, the newest first
/// @param subscribers everybody who is told, those of the configuration first
/// @param watched the profiles, by name
/// @param subscribe whether whoever sees the page may ask to be told by mail
public record Page(
    Status status,
    List<Figure> figures,
    Overview overview,
    List<Story> stories,
    List<Note> notes,
    List<Word> said,
    List<FeedLine> feeds,
    List<Headline> articles,
    List<SubscriberLine> subscribers,
    List<Watched> watched,
    boolean subscribe) {
  private static final int SAID = 50;

  /// How the program is.
  ///
  /// @param level `well`, `trying` or `dead`
  /// @param words one sentence
  /// @param parts each part with what it says
  public record Status(String level, String words, List<Part> parts) {}

  /// How one part of the program is.
  public record Part(String name, String level, String words) {}

  /// One of the numbers.
  public record Figure(String number, String name) {}

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

  /// @param subscribe whether whoever sees the page may ask to be told by mail
  /// @param span how far back it looks
  /// @param now when it is shown
  static Page of(Recent recent, Health health, boolean subscribe, Span span, Instant now) {
    Recent.Counts counts = recent.counts();
    return new Page(
        status(health),
        List.of(
            figure(counts.articles(), "article read", "articles read"),
            figure(counts.matches(), "match", "matches"),
            figure(counts.alerts(), "alert", "alerts"),
            figure(counts.feeds(), "feed", "feeds")),
        Overview.of(recent.trend(), span, now),
        stories(recent),
        recent.alerts().stream().flatMap(alert -> Note.of(alert, recent).stream()).toList(),
        recent.said().stream().limit(SAID).map(said -> word(said, recent)).toList(),
        recent.feeds().stream()
            .sorted(
                Comparator.comparing((FeedState feed) -> FeedHealth.of(feed, now).well())
                    .thenComparing(FeedLine::title, String.CASE_INSENSITIVE_ORDER))
            .map(feed -> FeedLine.of(feed, now))
            .toList(),
        recent.articles().stream().map(Headline::of).toList(),
        recent.subscribers().all().stream().map(SubscriberLine::of).toList(),
        Watched.sorted(recent.watched()),
        subscribe);
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

  private static Figure figure(long number, String one, String many) {
    return new Figure(String.format(Locale.ENGLISH, "%,d", number), number == 1 ? one : many);
  }
}
