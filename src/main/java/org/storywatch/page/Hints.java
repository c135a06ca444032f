package org.storywatch.page;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// What the class and the id of an element say of it, in the languages that page makers use.
///
/// A name is split into its words, and a word counts by how it begins; the long stems also count
/// inside a word, since some write `bottomcommentbox`. Stems that begin with `=` are whole words.
final class Hints {
  private static final Pattern SPLIT = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");

  /// A name of more words is a heading made into an anchor, and its words say nothing.
  private static final int MOST_WORDS = 4;

  private static final int LONG_STEM = 6;

  /// In characters; what is longer was made by a program for itself.
  private static final int LONGEST = 1000;

  /// Stands around articles: navigation, advertising, and what is offered to be done next.
  private static final List<String> FURNITURE =
      stems(
          "=ad =ads =nav advert agegate banner breadcrumb carousel community consent cookie extra"
              + " footer gallery gdpr header legend masthead menu modal navbar newsletter outbrain"
              + " pager paginat paywall popup promo recommend related rss share sharing shoutbox"
              + " sidebar signup skyscraper slider slideshow social sponsor subscri supplement"
              + " taboola"
              // de, nl, sv, fr, es, pt, it, pl, tr, ru in Latin letters
              + " werbung anzeige teilen verwandt empfehl reclame delen gerelateerd annons"
              + " publici partage abonn infolettre compartir relacionad suscri boletin compartilh"
              + " assine pubblici condivid correlat iscriviti reklam udostepn powiazan paylas"
              + " ilgili podelit pohozhie");

  /// What readers say, which may be longer than the article.
  private static final List<String> COMMENTS =
      stems(
          "combx comment disqus remark replies reply kommentar comentario komentar"
              + " reacties yorum");

  /// Holds the article, or a part of it; outweighs [#FURNITURE].
  private static final List<String> HOLDER =
      stems(
          "article body column content main artikel articulo beitrag texte corpo cuerpo inhalt"
              + " contenido conteudo");

  /// Speaks for an element that holds prose.
  private static final List<String> GOOD =
      stems(
          "article blog body column content entry hentry main page post story text artikel articulo"
              + " noticia materia beitrag corpo cuerpo inhalt contenido conteudo haber tresc");

  /// Speaks against an element that holds prose.
  private static final List<String> BAD =
      stems(
          "banner combx comment contact foot gdpr hid kommentar masthead media meta newsletter"
              + " outbrain promo related relacionad scroll share shopping shoutbox sidebar"
              + " skyscraper sponsor tags tool werbung widget");

  private static final List<String> AUTHOR =
      stems("author autor auteur autore byline verfasser writtenby yazar");

  private Hints() {}

  static boolean furniture(Element element) {
    return either(element, FURNITURE) || comments(element);
  }

  static boolean comments(Element element) {
    return either(element, COMMENTS);
  }

  static boolean holder(Element element) {
    return either(element, HOLDER);
  }

  static boolean author(Element element) {
    return element.attr("rel").equals("author")
        || element.attr("itemprop").contains("author")
        || either(element, AUTHOR);
  }

  /// From -2 to 2: its class and its id each speak for it, against it, or say nothing.
  static int balance(Element element) {
    return balance(element.className()) + balance(element.id());
  }

  private static int balance(String names) {
    return (any(names, GOOD) ? 1 : 0) - (any(names, BAD) ? 1 : 0);
  }

  private static boolean either(Element element, List<String> stems) {
    return any(element.className(), stems) || any(element.id(), stems);
  }

  private static boolean any(String names, List<String> stems) {
    if (names.isEmpty() || names.length() > LONGEST) {
      return false;
    }
    for (String name : names.split("\\s+", -1)) {
      List<String> words =
          SPLIT
              .splitAsStream(name)
              .filter(word -> word.length() > 1)
              .map(word -> word.toLowerCase(Locale.ROOT))
              .toList();
      if (words.size() <= MOST_WORDS && words.stream().anyMatch(word -> says(word, stems))) {
        return true;
      }
    }
    return false;
  }

  private static boolean says(String word, List<String> stems) {
    for (String stem : stems) {
      boolean begins = word.startsWith(stem) || stem.equals("=" + word);
      if (begins || (stem.length() >= LONG_STEM && word.contains(stem))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> stems(String spaced) {
    return List.of(spaced.split(" ", -1));
  }
}
