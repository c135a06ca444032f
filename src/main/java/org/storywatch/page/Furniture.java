package org.storywatch.page;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/// What is no text of an article, whichever part of the page is: what nobody sees, what is said to
/// be for moving about, what is named as furniture, the headline and the byline.
final class Furniture {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Set<String> ROLES =
      Kind.words(
          "alert alertdialog banner complementary contentinfo dialog menu menubar navigation"
              + " search");
  private static final Set<String> TRUSTED = Kind.words("article body html main a");

  /// What holds that much of the page's prose is its content, whatever it is called.
  private static final double CONTENT = 0.8;

  private static final int CONTENT_TEXT = 500;
  private static final int LONGEST_BYLINE = 100;
  private static final int LONGEST_HEADLINE = 500;
  private static final double SAME = 0.75;

  private final Texts texts;
  private final Set<String> title;
  private final Care care;
  private final Cuts cuts = new Cuts();
  private boolean headline;

  Furniture(Texts texts, String title, Care care) {
    this.texts = texts;
    this.title = words(title);
    this.care = care;
  }

  /// What is to be cut from a page.
  Cuts in(Element body) {
    below(body, false);
    return cuts;
  }

  private void below(Element holder, boolean quoted) {
    for (Element element : holder.children()) {
      if (isOut(element, quoted)) {
        cuts.add(element);
      } else {
        below(element, quoted || element.nameIs("table") || element.nameIs("code"));
      }
    }
  }

  private boolean isOut(Element element, boolean quoted) {
    return Kind.silent(element)
        || Kind.hidden(element)
        || isHeadline(element)
        || (care.cutsByName() && !quoted && isNamed(element))
        || isByline(element);
  }

  /// Only the first: where a headline comes again, it belongs to the text.
  private boolean isHeadline(Element element) {
    boolean heading = element.nameIs("h1") || element.nameIs("h2");
    if (headline || !heading || texts.length(element) > LONGEST_HEADLINE) {
      return false;
    }
    Set<String> words = words(element.text());
    long same = words.stream().filter(title::contains).count();
    headline = !words.isEmpty() && same > SAME * words.size();
    return headline;
  }

  private boolean isNamed(Element element) {
    if (TRUSTED.contains(element.normalName())) {
      return false;
    }
    if (ROLES.contains(element.attr("role"))) {
      return true;
    }
    return Hints.furniture(element) && !Hints.holder(element) && !isContent(element);
  }

  private boolean isContent(Element element) {
    return texts.share(element) > CONTENT
        && texts.prose(element) > CONTENT_TEXT
        && !Hints.comments(element);
  }

  private boolean isByline(Element element) {
    int length = texts.length(element);
    return length > 0 && length < LONGEST_BYLINE && Hints.author(element);
  }

  private static Set<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }
}
