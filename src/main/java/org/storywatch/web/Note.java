package org.storywatch.web;

import java.util.Locale;
import java.util.TreeSet;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.mail.Plain;

/// A mail in one line.
///
/// @param about which profile, or which profiles
/// @param title what it says
/// @param mail to whom, and what became of it
public record Note(String about, String title, MailLine mail) {
  static Note of(Alert alert, Recent recent) {
    MailLine line = MailLine.of(alert, recent.delivery(alert.id()));
    return switch (alert.about()) {
      case About.Told told ->
          note(
              recent.name(told.development().profile()),
              Plain.headline(told.development().first()),
              line);
      case About.Silence silence ->
          note(
              recent.name(silence.profile()),
              String.format(
                  Locale.ENGLISH,
                  "Nothing new since %s; %,d articles were compared",
                  Moment.of(silence.from()).words(),
                  silence.articles()),
              line);
      case About.Flood flood ->
          note(
              recent.name(flood.profile()),
              String.format(
                  Locale.ENGLISH,
                  "Tells more than it should: %,d developments in a day, %,d at most are usual;"
                      + " what follows comes as a digest",
                  flood.developments(),
                  flood.usual()),
              line);
      case About.Confirm confirm ->
          note(
              String.join(", ", new TreeSet<>(confirm.profiles())),
              "Asked whether the address is theirs and wants to be told",
              line);
    };
  }

  private static Note note(String about, String title, MailLine mail) {
    return new Note(Plain.line(about), Plain.line(title), mail);
  }
}
