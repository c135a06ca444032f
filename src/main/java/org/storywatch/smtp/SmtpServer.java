package org.storywatch.smtp;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/// A mail server, as its URI says.
///
/// A password is only sent over TLS unless the URI says `starttls=none`. On the loopback TLS is not
/// tried where it is merely offered: relays there mostly show a certificate nobody signed.
///
/// @param scheme `smtp`, or `smtps` for TLS from the first byte
/// @param user empty for none
/// @param starttls `required`, `offered` or `none`
public record SmtpServer(
    String scheme, String host, int port, String user, String password, String starttls) {
  /// Reads `smtp://host:port` or `smtps://host:port`, before the host `user:password@` with percent
  /// signs for what is special, after the port `?starttls=` with `required`, `offered` or `none`.
  ///
  /// @throws IllegalArgumentException with words for people, without the password
  public static SmtpServer of(URI uri) {
    String scheme = Optional.ofNullable(uri.getScheme()).orElse("");
    if (!Set.of("smtp", "smtps").contains(scheme)) {
      throw wrong("must begin with smtp:// or smtps://");
    }
    String host = Optional.ofNullable(uri.getHost()).orElseThrow(() -> wrong("names no host"));
    int standard = "smtps".equals(scheme) ? 465 : 25;
    String[] login = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
    String user = decoded(login[0]);
    return new SmtpServer(
        scheme,
        host,
        uri.getPort() < 0 ? standard : uri.getPort(),
        user,
        login.length > 1 ? decoded(login[1]) : "",
        starttls(uri, host, user));
  }

  private static String starttls(URI uri, String host, String user) {
    String query = Optional.ofNullable(uri.getQuery()).orElse("");
    if (query.isEmpty()) {
      boolean loopback = Set.of("localhost", "127.0.0.1", "[::1]").contains(host);
      return loopback ? "none" : user.isEmpty() ? "offered" : "required";
    }
    String wish = query.startsWith("starttls=") ? query.substring("starttls=".length()) : "";
    if (!Set.of("required", "offered", "none").contains(wish)) {
      // What stands there is not told: a password with a question mark ends there.
      throw wrong("may end with ?starttls=required, offered or none, and with nothing else");
    }
    return wish;
  }

  /// Plus signs stay, unlike in forms.
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static IllegalArgumentException wrong(String words) {
    return new IllegalArgumentException("the address of the mail server " + words);
  }

  /// The host without the brackets that an address of IPv6 has in a URI.
  String name() {
    return host.replaceAll("^\\[|]$", "");
  }

  /// Whether TLS begins with the first byte.
  boolean isTls() {
    return "smtps".equals(scheme);
  }

  /// Host and port, never the password.
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
