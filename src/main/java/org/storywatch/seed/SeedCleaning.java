package org.storywatch.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Takes away what surrounds an article on its page: bylines, share lines, pointers to other
/// articles; and after its end, comments, appeals, disclaimers and licences.
final class SeedCleaning {
  /// A page seldom ends before this many characters of article.
  private static final int SHORTEST_ARTICLE = 200;

  /// Lines that stand alone and say nothing about the story.
  private static final Pattern ASIDE =
      line(
          "by\\s+\\S+(\\s+\\S+){0,4}",
          "published by\\b\\D{0,60}",
          "filed under\\b.{0,60}",
          "(categories|category|tags?|region|theme|topics?|section)s?:.*",
          "related( article| story| stories| articles)?:.*",
          "(read|see|watch)( more| also| next| on)?:.*",
          "read more",
          "share( this)?( article| story| post| page)?\\b.{0,60}",
          "(tweet|print|email|e-mail|advertisement|advertising|subscribe|remind me later)\\W*",
          "(sign up|click here|follow us|like us|join us)\\b.*",
          "(featured image|image|photo|photograph|picture|video)( is| credit|"
              + " by)?\\b.{0,20}:?.{0,60}(from|by|/|©)[^.]{0,80}",
          "\\W*(https?://|www\\.)\\S+\\W*",
          "source:.{0,60}");

  /// Lines after which no more of the article comes.
  private static final Pattern END =
      line(
          "(\\d+\\s+)?(readers['’]? )?(comments?|responses|replies|thoughts on"
              + " .*)\\s*(\\(\\d+\\))?:?",
          "leave a (reply|comment).*",
          "your e-?mail address will not be published.*",
          "(\\d+\\.\\s*)?\\S.{0,60} (says|said|wrote):?",
          "(comment on|join the conversation|post a comment|add a comment)\\b.{0,100}",
          "(a|an) (message|appeal|note) (from|to)\\b.{0,80}:?",
          "(dear|note to) readers?\\b.*",
          "(disclaimer|copyright|©).*",
          "(if you (like|enjoy|enjoyed|value)|help us|donate|support (us|our|independent))\\b.*",
          "original (url|source|article).{0,20}:?",
          "(the original source of|this (article|piece|story) (was|first|is) )\\b.*",
          "(articles by|about the author|become a member|for (media|press) inquiries).*",
          "all rights reserved.*");

  private SeedCleaning() {}

  static SeedDocument clean(SeedDocument page) {
    List<String> kept = new ArrayList<>();
    int length = 0;
    for (String line : SeedDocument.withoutMarks(page.text()).lines().toList()) {
      String plain = line.strip();
      if (length >= SHORTEST_ARTICLE && END.matcher(plain).matches()) {
        break;
      }
      if (!ASIDE.matcher(plain).matches()) {
        kept.add(plain);
        length += plain.length();
      }
    }
    String title = SeedDocument.withoutMarks(page.title()).strip();
    return new SeedDocument(title, String.join("\n", kept).strip());
  }

  private static Pattern line(String... forms) {
    return Pattern.compile(
        String.join("|", forms), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
