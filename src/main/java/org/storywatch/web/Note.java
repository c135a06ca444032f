package org.storywatch.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.mail.Plain;

/// A mail that tells of no development: of silence, of a flood, or one that asks something.
///
/// @param anchor its place in the page
/// @param kicker what it is about, a profile as a rule
/// @param title what it says, in one line
/// @param articles those that it names
public record Note(
    String anchor, String kicker, String title, List<Page.Headline> articles, MailLine mail) {

  /// @return empty for a development, which is a [Story]
  static Optional<Note> of(Alert alert, Recent recent) {
    return switch (alert.about()) {
      case About.Told _ -> Optional.empty();
      case About.Silence silence ->
          Optional.of(
              note(
                  alert,
                  recent,
                  silence.profile(),
                  String.format(
                      Locale.ENGLISH,
                      "Nothing new since %s; %,d articles were compared",
                      Moment.of(silence.from()).words(),
                      silence.articles()),
                  silence.misses()));
      case About.Flood flood ->
          Optional.of(
              note(
                  alert,
                  recent,
                  flood.profile(),
                  String.format(
                      Locale.ENGLISH,
                      "Tells more than it should: %,d developments in a day, %,d at most are"
                          + " usual; what follows comes as a digest",
                      flood.developments(),
                      flood.usual()),
                  flood.headlines()));
      case About.Confirm confirm ->
          Optional.of(
              note(
                  alert,
                  recent,
                  String.join(", ", new TreeSet<>(confirm.profiles())),
                  "Asked whether the address is theirs and wants to be told",
                  List.of()));
    };
  }

  private static Note note(
      Alert alert, Recent recent, String about, String title, List<About.Earlier> articles) {
    return new Note(
        "note-" + MailLine.encoded(alert.id()),
        Plain.line(about),
        Plain.line(title),
        articles.stream().map(Note::headline).toList(),
        MailLine.of(alert, recent.delivery(alert.id())));
  }

  private static Page.Headline headline(About.Earlier article) {
    return new Page.Headline(
        Plain.line(article.headline()),
        Plain.line(article.outlet()),
        Plain.link(article.url()),
        Moment.of(article.at()));
  }
}
