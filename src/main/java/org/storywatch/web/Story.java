package org.storywatch.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Delivery;
import org.storywatch.mail.Plain;
import org.storywatch.match.Term;
import org.storywatch.story.Development;
import org.storywatch.story.Member;

/// A development that was alerted, with its copies and the mails about it.
///
/// @param anchor its place in the page
/// @param ask whether somebody wants more or less like it
/// @param terms the terms that carried it, the strongest first
public record Story(
    String anchor,
    Ask ask,
    String profile,
    Page.Headline headline,
    String lead,
    List<String> terms,
    List<Other> copies,
    List<Mail> mails) {

  /// A copy, and why it was not told.
  public record Other(Page.Headline headline, String reason) {}

  /// One mail to one subscriber.
  ///
  /// @param level `well`, `trying` or `dead`
  /// @param state how far it is, in words
  /// @param at since when
  /// @param next when it is tried again
  /// @param words what the mail server said
  /// @param path where it can be seen
  public record Mail(
      String subscriber,
      String level,
      String state,
      Moment at,
      Optional<Moment> next,
      String words,
      String path) {}

  /// @param alerts at least one, all on the development
  static Story of(Development told, List<Alert> alerts, Recent recent) {
    Development development = recent.latest(told);
    return new Story(
        "development-" + encoded(development.id()),
        Ask.of("story", development.profile(), development.first(), recent),
        Plain.line(development.profile()),
        Page.Headline.of(development.first()),
        Plain.lead(development.first()),
        development.terms().stream().map(Term::term).map(Plain::line).toList(),
        development.members().stream().map(Story::other).toList(),
        alerts.stream().map(alert -> mail(alert, recent.delivery(alert.id()))).toList());
  }

  /// The outlets of the copies, each once.
  public List<String> carriers() {
    return copies.stream().map(other -> other.headline().outlet()).distinct().toList();
  }

  private static Other other(Member member) {
    return new Other(
        new Page.Headline(
            Plain.line(member.title()),
            Plain.line(member.outlet()),
            Plain.link(member.url()),
            Moment.of(member.published())),
        Plain.line(member.reason()));
  }

  private static Mail mail(Alert alert, Optional<Delivery> found) {
    String to = Plain.line(alert.subscriber());
    String path = "mail/" + encoded(alert.id());
    if (found.isEmpty()) {
      Moment since = Moment.of(alert.created());
      return new Mail(to, "trying", "waiting since", since, Optional.empty(), "", path);
    }
    Delivery delivery = found.get();
    String level =
        switch (delivery.state()) {
          case ACCEPTED -> "well";
          case SENDING, POSTPONED, UNKNOWN -> "trying";
          case REFUSED, DROPPED -> "dead";
        };
    String state =
        switch (delivery.state()) {
          case SENDING -> "being sent since";
          case ACCEPTED -> "sent";
          case POSTPONED -> "put off";
          case UNKNOWN -> "perhaps sent";
          case REFUSED -> "refused";
          case DROPPED -> "not sent";
        };
    return new Mail(
        to,
        level,
        state,
        Moment.of(delivery.at()),
        Moment.unlessNever(delivery.next()),
        Plain.line(delivery.words()),
        path);
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
