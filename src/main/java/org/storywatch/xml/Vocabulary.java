package org.storywatch.xml;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jdom2.Namespace;

/// The namespaces that mean something to us, and one each for all others.
///
/// JDOM keeps every namespace that it ever saw, so that strangers must not invent new ones.
public final class Vocabulary {
  public static final Namespace RDF =
      Namespace.getNamespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
  public static final Namespace RSS_10 = Namespace.getNamespace("http://purl.org/rss/1.0/");
  public static final Namespace RSS_090 =
      Namespace.getNamespace("http://my.netscape.com/rdf/simple/0.9/");
  public static final Namespace ATOM =
      Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");
  public static final Namespace ATOM_03 =
      Namespace.getNamespace("atom03", "http://purl.org/atom/ns#");
  public static final Namespace CONTENT =
      Namespace.getNamespace("content", "http://purl.org/rss/1.0/modules/content/");
  public static final Namespace DC =
      Namespace.getNamespace("dc", "http://purl.org/dc/elements/1.1/");
  public static final Namespace DCTERMS =
      Namespace.getNamespace("dcterms", "http://purl.org/dc/terms/");
  public static final Namespace MEDIA =
      Namespace.getNamespace("media", "http://search.yahoo.com/mrss/");
  public static final Namespace SY =
      Namespace.getNamespace("sy", "http://purl.org/rss/1.0/modules/syndication/");
  public static final Namespace ITUNES =
      Namespace.getNamespace("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd");
  public static final Namespace FEEDBURNER =
      Namespace.getNamespace("feedburner", "http://rssnamespace.org/feedburner/ext/1.0");
  public static final Namespace PHEEDO =
      Namespace.getNamespace("pheedo", "http://www.pheedo.com/namespace/pheedo");
  public static final Namespace XHTML =
      Namespace.getNamespace("xhtml", "http://www.w3.org/1999/xhtml");

  private static final Namespace OTHER = Namespace.getNamespace("other", "urn:storywatch:other");
  private static final Namespace OTHER_DEFAULT =
      Namespace.getNamespace("", "urn:storywatch:default");

  private static final Map<String, Namespace> BY_URI = new HashMap<>();
  private static final Map<String, Namespace> BY_PREFIX = new HashMap<>();
  private static final Map<String, Namespace> UNPREFIXED = new HashMap<>();

  static {
    know(RDF, RSS_10, RSS_090, ATOM, ATOM_03, CONTENT, DC, DCTERMS, MEDIA, SY, ITUNES, FEEDBURNER);
    know(PHEEDO, XHTML);
    // Other addresses under which they are known.
    BY_URI.put(key("http://channel.netscape.com/rdf/simple/0.9/"), RSS_090);
    BY_URI.put(key("http://purl.org/net/rss1.1#"), RSS_10);
    BY_URI.put(key("http://purl.org/dc/elements/1.0/"), DC);
    BY_URI.put(key("http://video.search.yahoo.com/mrss"), MEDIA);
    BY_PREFIX.put("a10", ATOM);
    BY_PREFIX.put("atom10", ATOM);
    BY_PREFIX.put("dct", DCTERMS);
    BY_PREFIX.put("xml", Namespace.XML_NAMESPACE);
  }

  private Vocabulary() {}

  /// The default namespace of those who made up their own.
  public static Namespace unknown() {
    return OTHER_DEFAULT;
  }

  /// The namespace of an address that somebody declared.
  ///
  /// @param prefix as declared, empty for the default
  static Namespace of(String prefix, String uri) {
    if (uri.isBlank()) {
      return Namespace.NO_NAMESPACE;
    }
    Namespace known = BY_URI.get(key(uri));
    if (prefix.isEmpty()) {
      return known == null ? OTHER_DEFAULT : unprefixed(known);
    }
    return known == null ? OTHER : known;
  }

  /// What a prefix means that nobody declared.
  static Namespace undeclared(String prefix) {
    return prefix.isEmpty()
        ? Namespace.NO_NAMESPACE
        : BY_PREFIX.getOrDefault(prefix.toLowerCase(Locale.ROOT), OTHER);
  }

  static boolean isKnown(Namespace namespace) {
    return !namespace.equals(OTHER) && !namespace.equals(OTHER_DEFAULT);
  }

  private static Namespace unprefixed(Namespace known) {
    return UNPREFIXED.getOrDefault(known.getURI(), OTHER_DEFAULT);
  }

  private static void know(Namespace... all) {
    for (Namespace one : all) {
      BY_URI.put(key(one.getURI()), one);
      UNPREFIXED.put(one.getURI(), Namespace.getNamespace("", one.getURI()));
      if (!one.getPrefix().isEmpty()) {
        BY_PREFIX.put(one.getPrefix(), one);
      }
    }
  }

  // People write https for http, leave the last slash away and do not mind capitals.
  private static String key(String uri) {
    String plain = uri.strip().toLowerCase(Locale.ROOT).replaceFirst("^https?://(www\\.)?", "");
    return plain.replaceFirst("[/#]+$", "");
  }
}
