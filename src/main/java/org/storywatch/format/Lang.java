package org.storywatch.format;

import java.util.Locale;

/// Languages as feeds name them.
final class Lang {
  private static final int LONGEST = 3;

  private Lang() {}

  /// A BCP 47 tag, empty for what is none, such as "English".
  static String tag(String written) {
    Locale locale = Locale.forLanguageTag(written.strip().replace('_', '-'));
    int length = locale.getLanguage().length();
    return length == 0 || length > LONGEST ? "" : locale.toLanguageTag();
  }
}
