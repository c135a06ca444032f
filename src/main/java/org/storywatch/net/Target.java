package org.storywatch.net;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpHost;
import org.storywatch.article.Link;

/// Where one request goes. An address that two programs could read differently is none: the one
/// that checks and the one that connects must mean the same machine.
///
/// @param host with scheme and port; two targets of the same origin have equal hosts
/// @param path with the query
/// @param secret name and password from the address, as they are sent; empty for none
record Target(HttpHost host, String path, Optional<String> secret) {
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:([^@]*)@)?(\\[[0-9a-fA-F:.]+\\]|[^@:\\[\\]]+)(?::(\\d{0,5}))?");
  private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");

  /// The last part of a name tells that it is a number, as browsers see it: 1, 0x7f, 0177.
  private static final Pattern NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");

  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

  /// Takes an address apart.
  ///
  /// @throws Closed when it is not one of the web, or not beyond doubt
  static Target of(URI url) throws Closed {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new Closed(quoted(url) + " is not a web address; only http and https are fetched");
    }
    String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
    Matcher parts = AUTHORITY.matcher(authority);
    if (!parts.matches()) {
      throw new Closed(quoted(url) + " names no machine");
    }
    String port = parts.group(3) == null ? "" : parts.group(3);
    int number = port.isEmpty() ? standardPort(scheme) : Integer.parseInt(port);
    if (number < 1 || number > 65_535) {
      throw new Closed(quoted(url) + " has a port that cannot be");
    }
    // With the standard port written out, some servers redirect to the address without it.
    int told = number == standardPort(scheme) ? -1 : number;
    URI ascii = URI.create(url.toASCIIString());
    String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
    String query = ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery();
    return new Target(
        new HttpHost(scheme, machine(parts.group(2), url), told),
        path + query,
        Optional.ofNullable(parts.group(1)).filter(info -> !info.isEmpty()).map(Target::basic));
  }

  /// The other address with the name and the password of the first, where it has the same origin
  /// and none of its own.
  static URI signed(URI url, URI by) throws Closed {
    Target target = of(url);
    Target signer = of(by);
    if (!target.host.equals(signer.host) || signer.secret.isEmpty()) {
      return Link.shown(url);
    }
    String authority = by.getRawAuthority();
    String info = authority.substring(0, authority.lastIndexOf('@') + 1);
    return URI.create(
        Link.shown(url).toString().replaceFirst("//", "//" + Matcher.quoteReplacement(info)));
  }

  private static String machine(String written, URI url) throws Closed {
    if (written.startsWith("[")) {
      return written.substring(1, written.length() - 1).toLowerCase(Locale.ROOT);
    }
    String name = ascii(written, url).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    if (!NAME.matcher(name).matches() || name.length() > 253) {
      throw new Closed(quoted(url) + " names no machine");
    }
    // Some read 0177.0.0.1 as 177.0.0.1, others as 127.0.0.1.
    if (NUMBER.matcher(name).matches() && !IPV4.matcher(name).matches()) {
      throw new Closed(
          quoted(url) + " has a number for a machine that can be read in several ways");
    }
    return name;
  }

  private static String ascii(String name, URI url) throws Closed {
    try {
      return IDN.toASCII(name);
    } catch (IllegalArgumentException e) {
      throw new Closed(quoted(url) + " names no machine");
    }
  }

  /// RFC 7617, in UTF-8.
  private static String basic(String info) {
    String plain = URI.create("a:" + info).getSchemeSpecificPart();
    String pair = plain.indexOf(':') < 0 ? plain + ":" : plain;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static int standardPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  private static String quoted(URI url) {
    return Words.quoted(Link.shown(url).toString());
  }
}
