package org.storywatch.mail;

import java.util.List;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;

/// The subject of a mail: the profile, what there is, and how many say so.
final class Subject {
  private static final int LONGEST = 160;
  private static final int LONGEST_NAMES = 40;

  private Subject() {}

  /// @param outlets how many other outlets carry it, where one development is told
  static String of(List<Alert> alerts, List<String> profiles, int outlets) {
    List<Alert> told = alerts.stream().filter(alert -> alert.development().isPresent()).toList();
    if (told.size() > 1) {
      String start = "%s %s: ".formatted(names(profiles), Words.count(told.size(), "development"));
      return Plain.shortened(start + headline(told.getFirst()), LONGEST);
    }
    Alert first = told.isEmpty() ? alerts.getFirst() : told.getFirst();
    return switch (first.about()) {
      case About.Told _ -> {
        String end = outlets == 0 ? "" : " (+%s)".formatted(Words.count(outlets, "outlet"));
        String start = names(profiles) + " " + headline(first);
        yield Plain.shortened(start, LONGEST - end.length()) + end;
      }
      case About.Silence silence ->
          "%s Nothing new since %s, in %s"
              .formatted(
                  names(profiles),
                  Words.day(silence.from()),
                  Words.count(silence.articles(), "article"));
      case About.Flood flood ->
          "%s %s in a day: from now on a digest"
              .formatted(names(profiles), Words.count(flood.developments(), "development"));
      case About.Confirm _ -> "Please confirm that you want mails on " + listed(profiles);
    };
  }

  private static String headline(Alert alert) {
    return alert.development().map(one -> Plain.headline(one.first())).orElse("");
  }

  private static String names(List<String> profiles) {
    return "[" + listed(profiles) + "]";
  }

  private static String listed(List<String> profiles) {
    String all = String.join(", ", profiles);
    return profiles.size() > 1 && all.length() > LONGEST_NAMES
        ? Words.count(profiles.size(), "profile")
        : Plain.shortened(all, LONGEST_NAMES);
  }
}
