package org.storywatch.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.storywatch.alert.Alert;
import org.storywatch.mail.Plain;
import org.storywatch.match.Term;
import org.storywatch.story.Development;
import org.storywatch.story.Member;

/// A development that was alerted, with what only repeated it and the mails about it.
///
/// @param anchor its place in the page
/// @param ask whether somebody wants more or less like it
/// @param news what was new in it, and why it was told; empty where everything was
/// @param terms the terms that carried it, the strongest first
public record Story(
    String anchor,
    Ask ask,
    String profile,
    Page.Headline headline,
    String lead,
    String news,
    List<String> terms,
    List<Other> others,
    List<MailLine> mails) {

  /// An article that told nothing new.
  ///
  /// @param kind whether it is the same text or the same news, in words
  /// @param reason why it was not told
  public record Other(Page.Headline headline, String kind, String reason) {}

  /// @param alerts all on the development
  public static Story of(Development told, List<Alert> alerts, Recent recent) {
    Development development = recent.latest(told);
    return new Story(
        anchor(development),
        Ask.of("story", development.profile(), development.first(), recent),
        Plain.line(development.profile()),
        Page.Headline.of(development.first()),
        Plain.lead(development.first()),
        news(development),
        development.terms().stream().map(Term::term).map(Plain::line).toList(),
        development.members().stream().map(Story::other).toList(),
        alerts.stream().map(alert -> MailLine.of(alert, recent.delivery(alert.id()))).toList());
  }

  /// Its place in a page.
  public static String anchor(Development development) {
    return "development-" + MailLine.encoded(development.id());
  }

  /// Who carries the same, and who tells more of it, each once; empty where nobody does.
  public String carried() {
    List<String> copies = outlets(Member.Kind.COPY);
    List<String> more = outlets(Member.Kind.MORE);
    more.removeAll(copies);
    String also = copies.isEmpty() ? "" : "Also carried by " + String.join(", ", copies);
    if (more.isEmpty()) {
      return also.isEmpty() && !others.isEmpty() ? "Also carried elsewhere" : also;
    }
    String from = "ore of the same from " + String.join(", ", more);
    return also.isEmpty() ? "M" + from : also + "; m" + from;
  }

  private List<String> outlets(Member.Kind kind) {
    return others.stream()
        .filter(other -> other.kind().equals(words(kind)))
        .map(other -> other.headline().outlet())
        .filter(outlet -> !outlet.isEmpty())
        .distinct()
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String news(Development development) {
    String reason = Plain.line(development.reason());
    if (development.news().isEmpty()) {
      return reason;
    }
    String news =
        "new: " + String.join("; ", development.news().stream().map(Plain::line).toList());
    return reason.isEmpty() || reason.startsWith("new: ") ? news : reason + " – " + news;
  }

  private static Other other(Member member) {
    return new Other(
        new Page.Headline(
            Plain.line(member.title()),
            Plain.line(member.outlet()),
            Plain.link(member.url()),
            Moment.of(member.published())),
        words(member.kind()),
        Plain.line(member.reason()));
  }

  private static String words(Member.Kind kind) {
    return switch (kind) {
      case COPY -> "copy";
      case MORE -> "more of the same";
    };
  }
}
