package org.storywatch.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Delivery;
import org.storywatch.article.Link;
import org.storywatch.mail.Plain;

/// One mail to one subscriber, and what became of it.
///
/// @param level `well`, `trying` or `dead`
/// @param state how far it is, in words
/// @param at since when, or when that was said
/// @param next when it is tried again, or is due
/// @param words what the mail server said
/// @param path where it can be seen
public record MailLine(
    String subscriber,
    String level,
    String state,
    Moment at,
    Optional<Moment> next,
    String words,
    String path) {
  static MailLine of(Alert alert, Optional<Delivery> found) {
    String to = Plain.line(Link.shown(alert.subscriber()));
    String path = "mail/" + encoded(alert.id());
    if (found.isEmpty()) {
      Moment since = Moment.of(alert.created());
      Optional<Moment> due =
          alert.due().isAfter(alert.created()) ? Moment.unlessNever(alert.due()) : Optional.empty();
      return new MailLine(to, "trying", "waiting since", since, due, "", path);
    }
    Delivery delivery = found.get();
    return new MailLine(
        to,
        level(delivery.state()),
        words(delivery.state()),
        Moment.of(delivery.at()),
        Moment.unlessNever(delivery.next()),
        Plain.line(delivery.words()),
        path);
  }

  /// What the time in [#next] is.
  public String nextWords() {
    return state.equals("waiting since") ? "due" : "next try";
  }

  private static String level(Delivery.State state) {
    return switch (state) {
      case ACCEPTED -> "well";
      case SENDING, POSTPONED, UNKNOWN -> "trying";
      case REFUSED, DROPPED -> "dead";
    };
  }

  private static String words(Delivery.State state) {
    return switch (state) {
      case SENDING -> "being sent since";
      case ACCEPTED -> "sent";
      case POSTPONED -> "put off";
      case UNKNOWN -> "perhaps sent";
      case REFUSED -> "refused";
      case DROPPED -> "not sent";
    };
  }

  static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
