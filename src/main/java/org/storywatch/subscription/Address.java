package org.storywatch.subscription;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Mail addresses as strangers type them in: far less is taken than mail allows, since what is left
/// out is hardly ever used but to trick somebody.
public final class Address {
  // RFC 5321 section 4.5.3.1, with erratum 1690 for the whole
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;

  /// A dot-atom of RFC 5322 section 3.2.3: no quotes, comments, spaces or control characters.
  private static final Pattern LOCAL =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

  private static final Pattern DOMAIN =
      Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]+)");

  /// What the rules for names of 2003, which Java knows, turn into another name than those of 2008:
  /// the mail would go to somebody else (RFC 5894 section 7.2).
  private static final Pattern DIFFERS = Pattern.compile("[\\u00DF\\u1E9E\\u03C2\\u200C\\u200D]");

  private Address() {}

  /// The address in the form that mail servers understand, with its domain in ASCII.
  ///
  /// @return empty where it is none that is taken here
  public static Optional<String> of(String typed) {
    String words = typed.strip();
    int at = words.indexOf('@');
    if (at < 1 || at != words.lastIndexOf('@') || words.length() > LONGEST) {
      return Optional.empty();
    }
    String local = words.substring(0, at);
    if (local.length() > LONGEST_LOCAL || !LOCAL.matcher(local).matches()) {
      return Optional.empty();
    }
    return domain(words.substring(at + 1))
        .map(domain -> local + "@" + domain)
        .filter(address -> address.length() <= LONGEST);
  }

  private static Optional<String> domain(String typed) {
    if (DIFFERS.matcher(typed).find()) {
      return Optional.empty();
    }
    try {
      String ascii = IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      return Optional.of(ascii).filter(domain -> DOMAIN.matcher(domain).matches());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
