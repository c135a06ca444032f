package org.storywatch.mail;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Message;
import org.storywatch.article.Article;
import org.storywatch.match.Term;
import org.storywatch.story.Development;
import org.storywatch.story.Member;

/// What one mail says: every word is clean and final, only its form is open.
///
/// Made of the message alone, never of the clock, so that a second try says the same.
///
/// @param subject one line
/// @param profiles the profiles it tells of, as one phrase
/// @param subscriber the address it goes to
/// @param rhythm how often the subscriber wanted to hear, as the end of a sentence
/// @param home where the page is
/// @param at when the last of its alerts arose
/// @param items what is told, in the order of the alerts
/// @param notes what else is said, a line each
public record Letter(
    String subject,
    String profiles,
    String subscriber,
    String rhythm,
    String home,
    Instant at,
    List<Item> items,
    List<String> notes) {
  private static final int LONGEST_SUBJECT = 160;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /// One development.
  ///
  /// @param link where the article can be read, empty when that address is not safe to follow
  /// @param terms the terms that carried it, the strongest first
  /// @param score such as `0.83`
  /// @param copies who else carries it
  public record Item(
      String profile,
      String headline,
      String outlet,
      String time,
      String lead,
      Optional<String> link,
      List<String> terms,
      String score,
      List<String> copies) {
    /// What the link's button says.
    public String invitation() {
      return outlet.isEmpty() ? "Read the article" : "Read it at " + outlet;
    }
  }

  static Letter of(Message message, URI publicUrl) {
    List<Alert> alerts = message.alerts();
    List<Item> items =
        alerts.stream().flatMap(alert -> alert.development().stream()).map(Letter::item).toList();
    String profiles =
        items.stream().map(Item::profile).distinct().collect(Collectors.joining(", "));
    String more = items.size() > 1 ? " (+%d more)".formatted(items.size() - 1) : "";
    String start = "[%s] %s".formatted(profiles, items.getFirst().headline());
    Alert last = alerts.getLast();
    return new Letter(
        Plain.shortened(start, LONGEST_SUBJECT - more.length()) + more,
        profiles,
        Plain.line(last.subscriber()),
        rhythm(last),
        publicUrl.toASCIIString(),
        last.created(),
        items,
        message.notes().stream().map(Plain::line).toList());
  }

  private static Item item(Development development) {
    Article first = development.first();
    return new Item(
        Plain.line(development.profile()),
        Plain.headline(first),
        Plain.line(first.outlet()),
        TIME.format(first.published()),
        Plain.lead(first),
        Plain.link(first.url()),
        development.terms().stream().map(Term::term).map(Plain::line).toList(),
        String.format(Locale.ROOT, "%.2f", development.score()),
        development.members().stream().map(Member::outlet).map(Plain::line).distinct().toList());
  }

  private static String rhythm(Alert alert) {
    return switch (alert.cadence()) {
      case IMMEDIATE -> "one mail for each development";
      case HOURLY -> "at most one mail an hour";
      case DAILY -> "at most one mail a day";
    };
  }
}
