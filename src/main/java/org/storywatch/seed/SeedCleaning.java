package org.storywatch.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Takes away what surrounds an article on its page: bylines, share lines, pointers to other
/// articles; and after its end, comments, appeals, disclaimers and licences.
final class SeedCleaning {
  /// A page seldom ends before this many characters of article.
  private static final int SHORTEST_ARTICLE = 200;

  /// Lines that stand alone and say nothing about the story.
  private static final List<Form> ASIDE =
      List.of(
          form("byline", "by\\s+\\S+(\\s+\\S+){0,4}", "published by\\b\\D{0,60}"),
          form(
              "label",
              "filed under\\b.{0,60}",
              "(categories|category|tags?|region|theme|topics?|section)s?:.*"),
          form(
              "pointer",
              "related( article| story| stories| articles)?:.*",
              "(read|see|watch)( more| also| next| on)?:.*",
              "read more"),
          form(
              "share line",
              "share( this)?( article| story| post| page)?\\b.{0,60}",
              "(tweet|print|email|e-mail|advertisement|advertising|subscribe|remind me later)\\W*",
              "(sign up|click here|follow us|like us|join us)\\b.*"),
          form(
              "picture line",
              "(featured image|image|photo|photograph|picture|video)( is| credit|"
                  + " by)?\\b.{0,20}:?.{0,60}(from|by|/|©)[^.]{0,80}"),
          form("address", "\\W*(https?://|www\\.)\\S+\\W*", "source:.{0,60}"));

  /// Lines after which no more of the article comes.
  private static final List<Form> END =
      List.of(
          form(
              "readers' comments",
              "(\\d+\\s+)?(readers['’]? )?(comments?|responses|replies|thoughts on"
                  + " .*)\\s*(\\(\\d+\\))?:?",
              "leave a (reply|comment).*",
              "your e-?mail address will not be published.*",
              "(\\d+\\.\\s*)?\\S.{0,60} (says|said|wrote):?",
              "(comment on|join the conversation|post a comment|add a comment)\\b.{0,100}"),
          form(
              "appeal",
              "(a|an) (message|appeal|note) (from|to)\\b.{0,80}:?",
              "(dear|note to) readers?\\b.*",
              "(if you (like|enjoy|enjoyed|value)|help us|donate"
                  + "|support (us|our|independent))\\b.*",
              "become a member.*"),
          form(
              "note on rights and origin",
              "(disclaimer|copyright|©).*",
              "original (url|source|article).{0,20}:?",
              "(the original source of|this (article|piece|story) (was|first|is) )\\b.*",
              "(articles by|about the author|for (media|press) inquiries).*",
              "all rights reserved.*"));

  /// What one kind of line looks like.
  private record Form(String name, Pattern pattern) {}

  /// A document without what was around it.
  record Cleaned(SeedDocument article, List<LeftOut> leftOut) {}

  private SeedCleaning() {}

  static Cleaned clean(SeedDocument page) {
    List<String> kept = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    List<String> lines = SeedDocument.withoutMarks(page.text()).lines().map(String::strip).toList();
    int length = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Optional<String> end = length < SHORTEST_ARTICLE ? Optional.empty() : find(END, line);
      if (end.isPresent()) {
        long rest = lines.subList(i, lines.size()).stream().filter(one -> !one.isEmpty()).count();
        leftOut.add(new LeftOut(end.get(), line, (int) rest));
        break;
      }
      Optional<String> aside = find(ASIDE, line);
      if (aside.isPresent()) {
        leftOut.add(new LeftOut(aside.get(), line, 1));
      } else {
        kept.add(line);
        length += line.length();
      }
    }
    String title = SeedDocument.withoutMarks(page.title()).strip();
    SeedDocument article = new SeedDocument(title, String.join("\n", kept).strip());
    return new Cleaned(article, List.copyOf(leftOut));
  }

  private static Optional<String> find(List<Form> forms, String line) {
    return forms.stream()
        .filter(form -> form.pattern().matcher(line).matches())
        .map(Form::name)
        .findFirst();
  }

  private static Form form(String name, String... forms) {
    return new Form(
        name,
        Pattern.compile(String.join("|", forms), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
  }
}
