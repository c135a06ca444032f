package org.storywatch.mail;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Links;
import org.storywatch.alert.Message;
import org.storywatch.alert.Purpose;
import org.storywatch.article.Article;
import org.storywatch.match.Term;
import org.storywatch.story.Development;
import org.storywatch.story.Member;

/// What a letter says of developments.
final class Items {
  private static final int MOST_TERMS = 8;
  private static final int MOST_CARRIERS = 8;
  private static final int MOST_EARLIER = 5;
  private static final int LONGEST_TERM = 60;

  private final Message message;
  private final SignedLinks links;

  Items(Message message, SignedLinks links) {
    this.message = message;
    this.links = links;
  }

  /// @param alerts of developments of one strand
  Letter.Strand strand(String anchor, List<Alert> alerts) {
    Alert first = alerts.getFirst();
    Set<URI> here =
        alerts.stream()
            .map(alert -> told(alert).development().first().url())
            .collect(Collectors.toSet());
    List<Letter.Line> soFar =
        told(first).soFar().stream()
            .filter(one -> !here.contains(one.url()))
            .limit(MOST_EARLIER)
            .map(Items::line)
            .toList();
    List<Letter.Item> items =
        alerts.stream().map(alert -> item(alert, alert.equals(alerts.getLast()))).toList();
    return new Letter.Strand(anchor, items, soFar);
  }

  /// Who else carries the development of an alert.
  List<String> carriers(Alert alert) {
    Stream<String> members =
        alert.development().stream().flatMap(one -> one.members().stream()).map(Member::outlet);
    String own = alert.development().map(one -> Plain.line(one.first().outlet())).orElse("");
    return Stream.concat(message.outlets(alert).stream(), members)
        .map(Plain::line)
        .filter(outlet -> !outlet.isEmpty() && !outlet.equals(own))
        .distinct()
        .toList();
  }

  /// A development in one line.
  Letter.Line line(Alert alert) {
    Article first = told(alert).development().first();
    return line(
        new About.Earlier(Plain.headline(first), first.outlet(), first.url(), first.published()));
  }

  static Letter.Line line(About.Earlier earlier) {
    String headline = Plain.line(earlier.headline());
    return new Letter.Line(
        headline.isEmpty() ? "Article without a title" : headline,
        Plain.direction(headline),
        Plain.line(earlier.outlet()),
        Words.time(earlier.at()),
        Plain.link(earlier.url()));
  }

  private Letter.Item item(Alert alert, boolean last) {
    Development development = told(alert).development();
    Article first = development.first();
    String headline = Plain.headline(first);
    List<String> terms =
        development.terms().stream()
            .map(Term::term)
            .map(Plain::line)
            .filter(term -> !term.isEmpty())
            .map(term -> Plain.shortened(term, LONGEST_TERM))
            .limit(MOST_TERMS)
            .toList();
    String news = news(development);
    List<String> carriers = carriers(alert);
    String subject = Links.subject(development.profile(), first.id());
    String strand = Links.subject(development.profile(), development.strand());
    return new Letter.Item(
        headline,
        Plain.line(first.outlet()),
        Words.time(first.published()),
        Plain.language(first.lang()),
        Plain.direction(headline),
        Piece.of(Plain.lead(first), terms),
        Plain.link(first.url()),
        news.isEmpty() ? "" : newness(development, told(alert).soFar()),
        news,
        String.format(Locale.ROOT, "%.2f", development.score()),
        terms,
        carriers.isEmpty() ? "" : "Also carried by " + Words.some(carriers, MOST_CARRIERS) + ".",
        links.about(Purpose.MORE, alert, subject),
        links.about(Purpose.LESS, alert, subject),
        last ? links.about(Purpose.MUTE, alert, strand) : Optional.empty());
  }

  /// What opens a thread is not compared with anything.
  private static String newness(Development development, List<About.Earlier> soFar) {
    return soFar.isEmpty() || development.strand().equals(development.id())
        ? "New"
        : "New since " + Words.time(soFar.getFirst().at());
  }

  /// The reason in words; it begins with what it is about, which is said by us.
  private static String news(Development development) {
    String reason = Plain.line(development.reason()).replaceFirst("^(?i:new): *", "");
    return reason.isEmpty() ? Plain.line(String.join("; ", development.news())) : reason;
  }

  private static About.Told told(Alert alert) {
    return Optional.of(alert.about())
        .filter(About.Told.class::isInstance)
        .map(About.Told.class::cast)
        .orElseThrow(() -> new IllegalArgumentException("no development: " + alert.id()));
  }
}
