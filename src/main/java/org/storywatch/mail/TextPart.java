package org.storywatch.mail;

import java.util.List;
import java.util.stream.Collectors;

/// The letter for readers of plain text: lines of 72 characters, addresses unbroken.
final class TextPart {
  private static final int WIDTH = 72;
  private static final String RULE = "-".repeat(WIDTH) + "\n\n";

  private final StringBuilder out = new StringBuilder();

  private TextPart() {}

  static String of(Letter letter) {
    TextPart part = new TextPart();
    part.write(letter);
    return part.out.toString();
  }

  private void write(Letter letter) {
    if (!letter.title().isEmpty()) {
      paragraph(letter.title() + "\n" + letter.span());
    }
    for (int i = 0; i < letter.contents().size(); i++) {
      wrap("%d. %s".formatted(i + 1, letter.contents().get(i).headline()));
    }
    if (!letter.contents().isEmpty()) {
      out.append('\n');
    }
    letter.groups().forEach(group -> group(group, !letter.title().isEmpty()));
    if (!letter.notes().isEmpty()) {
      wrap("Please note:");
      letter.notes().forEach(note -> wrap("* " + note));
      out.append('\n');
    }
    foot(letter.foot());
  }

  private void group(Letter.Group group, boolean named) {
    if (named && !group.profile().isEmpty()) {
      out.append(RULE);
      paragraph("[" + group.profile() + "]");
    }
    for (Letter.Block block : group.blocks()) {
      switch (block) {
        case Letter.Notice notice -> notice(notice);
        case Letter.Strand strand -> strand(strand);
      }
    }
    lines("More on " + group.profile(), group.rest());
    if (group.unlisted() > 0) {
      paragraph("And " + Words.count(group.unlisted(), "development") + " more, on the page.");
    }
  }

  private void strand(Letter.Strand strand) {
    strand.items().forEach(this::item);
    lines("The story so far", strand.soFar());
  }

  private void item(Letter.Item item) {
    paragraph(
        item.headline()
            + "\n"
            + (item.outlet().isEmpty() ? item.time() : item.outlet() + ", " + item.time()));
    String lead =
        item.lead().stream()
            .map(piece -> piece.marked() ? "*" + piece.text() + "*" : piece.text())
            .collect(Collectors.joining());
    if (!lead.isEmpty()) {
      paragraph(lead);
    }
    item.link().ifPresent(link -> out.append(link).append("\n\n"));
    if (!item.news().isEmpty()) {
      wrap(item.newness() + ": " + item.news());
    }
    String terms = item.terms().isEmpty() ? "" : ", by " + String.join(", ", item.terms());
    wrap("Why: score " + item.score() + terms + ".");
    if (!item.carriers().isEmpty()) {
      wrap(item.carriers());
    }
    out.append('\n');
    item.more().ifPresent(link -> link("More like this", link));
    item.less().ifPresent(link -> link("Less like this", link));
    item.mute().ifPresent(link -> link("Mute this development", link));
  }

  private void notice(Letter.Notice notice) {
    paragraph(notice.headline());
    notice.paragraphs().forEach(this::paragraph);
    lines(notice.listed(), notice.lines());
    notice.link().ifPresent(link -> link(notice.button(), link));
  }

  private void lines(String what, List<Letter.Line> lines) {
    if (lines.isEmpty()) {
      return;
    }
    wrap(what + ":");
    for (Letter.Line line : lines) {
      String outlet = line.outlet().isEmpty() ? "" : line.outlet() + ", ";
      wrap("* %s (%s%s)".formatted(line.headline(), outlet, line.time()));
      line.link().ifPresent(link -> out.append("  ").append(link).append('\n'));
    }
    out.append('\n');
  }

  private void foot(Letter.Foot foot) {
    out.append("-- \n");
    wrap(foot.why());
    foot.manage().ifPresent(link -> wrap("Change what comes, and how often: " + link));
    foot.leave().ifPresent(link -> wrap("Unsubscribe: " + link));
    wrap("All that was found: " + foot.home());
  }

  private void link(String what, String link) {
    out.append(what).append(":\n").append(link).append("\n\n");
  }

  private void paragraph(String text) {
    text.lines().forEach(this::wrap);
    out.append('\n');
  }

  private void wrap(String text) {
    int column = 0;
    for (String word : text.split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        out.append('\n');
        column = 0;
      }
      if (column > 0) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
    }
    out.append('\n');
  }
}
