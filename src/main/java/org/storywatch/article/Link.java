package org.storywatch.article;

import java.io.ByteArrayOutputStream;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Addresses of web pages: as people write them, and as one page is known by.
///
/// Ids of articles are made from [#canonical]: a change to it makes every article new again.
public final class Link {
  /// The parts of RFC 3986, appendix B; it matches any text.
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?",
          Pattern.DOTALL);

  /// RFC 1035, section 2.3.4; Java fails in its own way on longer ones.
  private static final int LONGEST_HOST = 255;

  private static final String KEPT = "-._~!$&'()*+,;=:@/?";
  private static final Pattern ESCAPE = Pattern.compile("%([0-9a-fA-F]{2})");

  /// Name and password before a host; also those that break off the address for want of an escape,
  /// as in `//me:pass/word@host`: no port begins like that.
  private static final Pattern SECRET =
      Pattern.compile(
          "//(?:[^/?#\\s\"]*@|[^/?#\\s\"\\[\\]@:]*:(?!\\d*(?:[/?#\\s\"]|$))[^\\s\"@]*@(?=[^/?#\\s\"]))");

  /// What says how a reader came to a page, and not which page it is.
  private static final Set<String> TRACKING =
      Set.of(
          "fbclid",
          "gclid",
          "dclid",
          "gbraid",
          "wbraid",
          "msclkid",
          "yclid",
          "twclid",
          "igsh",
          "igshid",
          "mc_cid",
          "mc_eid",
          "mkt_tok",
          "_hsenc",
          "_hsmi",
          "at_medium",
          "at_campaign",
          "at_custom1",
          "ns_campaign",
          "ns_mchannel",
          "ns_source",
          "ns_linkname",
          "xtor",
          "smid",
          "ocid",
          "cmpid");

  /// Twice what browsers take, and short enough for every record that holds an address.
  private static final int LONGEST = 4_000;

  private Link() {}

  /// Reads an address of a web page, leniently: with blanks, bare umlauts or as part of `base`.
  ///
  /// @return empty for what is no web page, such as `mailto:` or `urn:`, and for what is longer
  ///   than 4,000 characters
  public static Optional<URI> resolve(URI base, String written) {
    if (written.isBlank() || written.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      URI resolved = base.resolve(lenient(written.strip())).normalize();
      return isWeb(resolved) && resolved.toString().length() <= LONGEST
          ? Optional.of(resolved)
          : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Reads an address of a web page that must be whole.
  public static Optional<URI> parse(String written) {
    return resolve(URI.create(""), written);
  }

  /// Whether it names a host and is fetched by HTTP.
  public static boolean isWeb(URI url) {
    String scheme = url.getScheme();
    return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
        && !host(url).isEmpty();
  }

  /// The host in lower case, empty for none. Java knows none where it has an underscore.
  public static String host(URI url) {
    String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    return host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
  }

  /// The address as it may be shown to anybody: without name and password.
  public static URI shown(URI url) {
    String text = url.toString();
    String shown = shown(text);
    return shown.equals(text) ? url : URI.create(shown);
  }

  /// The same for what somebody wrote for an address, or with addresses in it.
  public static String shown(String written) {
    return written.indexOf('@') < 0 ? written : SECRET.matcher(written).replaceAll("//");
  }

  /// One spelling for all addresses that lead to the same page. Not to be fetched from: it says
  /// `https` also where there is only `http`.
  public static String canonical(URI url) {
    String path = escapes(url.normalize().getRawPath());
    String query = url.getRawQuery() == null ? "" : telling(url.getRawQuery());
    return "https://"
        + host(url)
        + (url.getPort() < 0 || url.getPort() == 80 || url.getPort() == 443
            ? ""
            : ":" + url.getPort())
        + path.replaceFirst("/+$", "")
        + (query.isEmpty() ? "" : "?" + query);
  }

  private static String telling(String query) {
    return Arrays.stream(query.split("&", -1))
        .filter(parameter -> !parameter.isEmpty() && !tracks(parameter))
        .map(Link::escapes)
        .collect(Collectors.joining("&"));
  }

  private static boolean tracks(String parameter) {
    String name = parameter.replaceFirst("=.*$", "").toLowerCase(Locale.ROOT);
    return name.startsWith("utm_") || TRACKING.contains(name);
  }

  private static String escapes(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(escape(found.group(1))));
  }

  private static String escape(String hex) {
    char c = (char) Integer.parseInt(hex, 16);
    boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
    return plain ? String.valueOf(c) : "%" + hex.toUpperCase(Locale.ROOT);
  }

  private static URI lenient(String written) throws URISyntaxException {
    Matcher parts = PARTS.matcher(written);
    if (!parts.matches()) {
      throw new URISyntaxException(written, "no address");
    }
    StringBuilder url = new StringBuilder();
    if (parts.group(1) != null) {
      url.append(parts.group(1).toLowerCase(Locale.ROOT)).append(':');
    }
    if (parts.group(2) != null) {
      url.append("//").append(ascii(parts.group(2)));
    }
    url.append(quoted(parts.group(3)));
    if (parts.group(4) != null) {
      url.append('?').append(quoted(parts.group(4)));
    }
    if (parts.group(5) != null) {
      url.append('#').append(quoted(parts.group(5)));
    }
    return new URI(url.toString());
  }

  private static String ascii(String authority) throws URISyntaxException {
    boolean plain = authority.chars().allMatch(c -> c < 128);
    if (!plain && authority.length() > LONGEST_HOST) {
      throw new URISyntaxException(authority, "no host has so long a name");
    }
    return plain ? authority : IDN.toASCII(authority);
  }

  private static String quoted(String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream quoted = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i] & 0xff;
      boolean escape = b == '%' && i + 2 < bytes.length && hex(bytes[i + 1]) && hex(bytes[i + 2]);
      boolean plain = b < 128 && (Character.isLetterOrDigit(b) || KEPT.indexOf(b) >= 0);
      if (escape || plain) {
        quoted.write(b);
      } else {
        quoted.writeBytes("%%%02X".formatted(b).getBytes(StandardCharsets.US_ASCII));
      }
    }
    return quoted.toString(StandardCharsets.US_ASCII);
  }

  private static boolean hex(byte b) {
    return Character.digit(b, 16) >= 0;
  }
}
