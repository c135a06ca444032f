package org.storywatch.mail;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Purpose;

/// What a letter says that is not of an article.
final class Notices {
  private Notices() {}

  static Letter.Notice of(String anchor, Alert alert, SignedLinks links, URI home) {
    return switch (alert.about()) {
      case About.Silence silence -> silence(anchor, silence);
      case About.Flood flood -> flood(anchor, flood, links.about(Purpose.MANAGE, alert, ""));
      case About.Confirm confirm -> confirm(anchor, confirm, alert, links, home);
      case About.Told _ -> throw new IllegalArgumentException("no notice: " + alert.id());
    };
  }

  private static Letter.Notice silence(String anchor, About.Silence silence) {
    String since = Words.time(silence.from());
    String to = Words.time(silence.to());
    String compared =
        silence.articles() == 0
            ? "From %s to %s no article came at all: the feeds may need to be looked after."
                .formatted(since, to)
            : "From %s to %s, %s compared with this profile, and nothing new was found."
                .formatted(
                    since,
                    to,
                    Words.count(silence.articles(), "article")
                        + (silence.articles() == 1 ? " was" : " were"));
    String misses =
        silence.misses().isEmpty()
            ? "None came near."
            : "If one of these should have been told, say “more like this” of it on the page.";
    return new Letter.Notice(
        anchor,
        "Nothing new on " + Plain.line(silence.profile()),
        silence.articles() == 0 ? List.of(compared) : List.of(compared, misses),
        silence.misses().isEmpty() ? "" : "What came nearest",
        silence.misses().stream().map(Items::line).toList(),
        "",
        Optional.empty());
  }

  private static Letter.Notice flood(String anchor, About.Flood flood, Optional<String> manage) {
    String profile = Plain.line(flood.profile());
    return new Letter.Notice(
        anchor,
        "Very much on " + profile,
        List.of(
            "%s in the last day; %s are usual at most. So that they do not flood your mailbox, they"
                    .formatted(
                        Words.count(flood.developments(), "development"),
                        Words.count(flood.usual(), "development").replaceFirst(" .*", ""))
                + " come as a digest from now on, until it is quieter. This is said once.",
            "“Less like this” below what does not belong here makes the profile stricter."),
        flood.headlines().isEmpty() ? "" : "The last of them",
        flood.headlines().stream().map(Items::line).toList(),
        "Change how often mails come",
        manage);
  }

  private static Letter.Notice confirm(
      String anchor, About.Confirm confirm, Alert alert, SignedLinks links, URI home) {
    List<String> profiles = confirm.profiles().stream().sorted().map(Plain::line).toList();
    boolean shown = links.equals(SignedLinks.NONE);
    return new Letter.Notice(
        anchor,
        "Do you want these mails?",
        List.of(
            "Somebody, perhaps you, asked at %s that %s be told of what is new on %s."
                .formatted(
                    home.toASCIIString(), Plain.line(alert.subscriber()), Words.all(profiles)),
            "If it was you, follow the link within two days and press the button there. If it was"
                + " not, ignore this mail: nothing more will come."),
        "",
        List.of(),
        "Yes, tell me",
        shown ? Optional.empty() : Plain.link(confirm.link()));
  }
}
