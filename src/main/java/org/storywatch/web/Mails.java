package org.storywatch.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.storywatch.alert.Alert;

/// The mails that are remembered, the newest first, or those of one outcome.
///
/// @param choices what can be asked for
/// @param notes those that were asked for, not more than fit on a page
/// @param more how many there are beside
/// @param none what to say where there are none
public record Mails(List<Choice> choices, List<Note> notes, int more, String none) {
  private static final int MOST = 100;

  /// One outcome, or all.
  ///
  /// @param href where they are
  /// @param chosen whether it was asked for
  public record Choice(String href, String words, int count, boolean chosen) {}

  /// @param asked empty for all
  static Mails of(Recent recent, Optional<Outcome> asked) {
    List<Alert> all = recent.alerts();
    List<Alert> wanted =
        all.stream()
            .filter(alert -> asked.isEmpty() || asked.get() == outcome(alert, recent))
            .toList();
    Stream<Choice> each =
        Stream.of(Outcome.values())
            .map(one ->
                new Choice(
                    "mail?state=" + one.key(),
                    one.words(),
                    (int) all.stream().filter(alert -> outcome(alert, recent) == one).count(),
                    asked.filter(one::equals).isPresent()));
    return new Mails(
        Stream.concat(Stream.of(new Choice("mail", "all", all.size(), asked.isEmpty())), each)
            .toList(),
        wanted.stream().limit(MOST).map(alert -> Note.of(alert, recent)).toList(),
        Math.max(0, wanted.size() - MOST),
        asked.map(Outcome::none).orElse("No mail was due yet."));
  }

  private static Outcome outcome(Alert alert, Recent recent) {
    return Outcome.of(recent.delivery(alert.id()));
  }
}
