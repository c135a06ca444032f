package org.storywatch.format;

import java.util.Locale;
import org.jdom2.Element;
import org.jdom2.Namespace;

/// Languages as feeds name them.
final class Lang {
  private static final int LONGEST = 3;

  /// What every reader of tags has to put up with (RFC 5646, section 4.4.1).
  private static final int LONGEST_TAG = 35;

  private Lang() {}

  /// A BCP 47 tag, empty for what is none, such as "English".
  static String tag(String written) {
    Locale locale = Locale.forLanguageTag(written.strip().replace('_', '-'));
    int length = locale.getLanguage().length();
    if (length == 0 || length > LONGEST) {
      return "";
    }
    String tag = locale.toLanguageTag();
    return tag.length() > LONGEST_TAG ? locale.getLanguage() : tag;
  }

  /// The `xml:lang` of an element itself, empty for none.
  static String of(Element element) {
    String lang = element.getAttributeValue("lang", Namespace.XML_NAMESPACE);
    return lang == null ? "" : lang.strip();
  }
}
