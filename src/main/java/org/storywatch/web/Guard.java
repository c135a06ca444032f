package org.storywatch.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Says no to strangers before any route is asked, and tells browsers what they may not do.
///
/// A web page that points its own name at this address (DNS rebinding) could otherwise read
/// everything here with the reader's browser: only names that are known to be ours are answered.
public final class Guard {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
          + " frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  /// A mail's own styles are inline, as mail needs it; everything else is forbidden, and its links
  /// open elsewhere.
  private static final String MAIL_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-f:.]+]");

  private final Set<String> hosts = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
  private final boolean anyAddress;
  private final String publicOrigin;

  /// @param settings which names are ours
  public Guard(WebSettings settings) {
    InetAddress address = settings.listen().getAddress();
    hosts.add(settings.listen().getHostString().toLowerCase(Locale.ROOT));
    Optional.ofNullable(settings.publicUrl().getHost())
        .ifPresent(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    publicOrigin = settings.publicUrl().getScheme() + "://" + settings.publicUrl().getAuthority();
    anyAddress = address != null && address.isAnyLocalAddress();
  }

  void check(Context request) {
    request.header("X-Content-Type-Options", "nosniff");
    // With no-referrer a browser would not say that our own forms are ours.
    request.header("Referrer-Policy", "same-origin");
    request.header("Cross-Origin-Resource-Policy", "same-origin");
    request.header("Cache-Control", "no-cache");
    request.header("Content-Security-Policy", POLICY);
    if (!known(Optional.ofNullable(request.header("Host")).orElse(""))) {
      request.status(421).contentType("text/plain; charset=utf-8");
      request.result("This is not the address of this page; web.public-url can name it.\n");
      request.skipRemainingHandlers();
    }
  }

  static void mail(Context request) {
    request.header("Content-Security-Policy", MAIL_POLICY);
  }

  /// Whether a request that changes something comes from a page of ours, or from no page at all: a
  /// browser says where it comes from (Fetch Metadata, and where that is not sent, RFC 6454).
  public boolean ours(Context request) {
    Optional<String> site = Optional.ofNullable(request.header("Sec-Fetch-Site"));
    Optional<String> origin = Optional.ofNullable(request.header("Origin"));
    if (site.isPresent()) {
      return site.get().equals("same-origin");
    }
    String host = Optional.ofNullable(request.header("Host")).orElse("");
    return origin.isEmpty()
        || origin.get().equals(publicOrigin)
        || origin.get().equalsIgnoreCase(request.scheme() + "://" + host);
  }

  /// Nobody can point a name at a bare address, so these are safe where we listen on all of them.
  boolean known(String hostHeader) {
    String host = PORT.matcher(hostHeader.toLowerCase(Locale.ROOT)).replaceFirst("");
    return hosts.contains(host) || (anyAddress && ADDRESS.matcher(host).matches());
  }
}
