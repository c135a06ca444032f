package org.storywatch.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.storywatch.access.AccessSettings;
import org.storywatch.access.PasswordHash;
import org.storywatch.net.Cidr;
import org.storywatch.web.WebSettings;

/// Where the page is, and who gets in.
final class Doors {
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,60}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]+]");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*"); // RFC 6750, 2.1

  /// Headers that every browser sends or that anybody's page can make it send.
  private static final Set<String> OTHERS =
      Set.of(
          "host",
          "cookie",
          "authorization",
          "origin",
          "referer",
          "accept",
          "accept-language",
          "user-agent",
          "content-type",
          "content-length",
          "connection",
          "forwarded",
          "x-forwarded-for",
          "x-forwarded-host",
          "x-forwarded-proto");

  private Doors() {}

  static WebSettings of(Keys keys) {
    InetSocketAddress listen =
        keys.value("listen", Servers::listen).orElseGet(() -> Servers.listen("127.0.0.1:8080"));
    URI publicUrl =
        keys.value("public-url", Servers::web)
            .orElseGet(() -> URI.create("http://localhost:" + listen.getPort()));
    Optional<String> secret = keys.secret("secret", Values::secret);
    boolean subscribe =
        keys.value("subscribe", Values::open).orElse(WebSettings.local(listen, publicUrl));
    AccessSettings access = access(keys);
    keys.refuseUnknown();
    boolean said = keys.has("password") || keys.has("user-header");
    if (!said) {
      access.objection(listen).ifPresent(words -> keys.refuse("listen", words));
    }
    return new WebSettings(listen, publicUrl, secret, subscribe, access);
  }

  private static AccessSettings access(Keys keys) {
    Optional<PasswordHash> password = keys.secret("password", PasswordHash::parse);
    Optional<String> header = keys.value("user-header", Doors::header);
    List<Cidr> proxies = keys.values("proxies", Doors::proxy).orElse(List.of());
    if (header.isPresent() && proxies.isEmpty()) {
      keys.refuse(
          "user-header",
          "anybody could send it; name in web.proxies the addresses of the reverse proxy, such as"
              + " [127.0.0.1]");
    }
    return new AccessSettings(
        password,
        header,
        proxies,
        Set.copyOf(keys.values("hosts", Doors::host).orElse(List.of())),
        keys.secret("metrics-token", Doors::token),
        keys.value("session-idle", Values::duration).orElse(AccessSettings.IDLE),
        keys.value("session-longest", Values::duration).orElse(AccessSettings.LONGEST));
  }

  private static String header(String words) {
    if (!HEADER.matcher(words).matches() || OTHERS.contains(words.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "the name of a header is wanted that only the proxy sends, such as X-Forwarded-User");
    }
    return words;
  }

  private static Cidr proxy(String words) {
    Cidr range = Cidr.parse(words);
    if (range.bits() == 0) {
      throw new IllegalArgumentException("the addresses of the reverse proxy are wanted, not all");
    }
    return range;
  }

  private static String host(String words) {
    if (!HOST.matcher(words).matches()) {
      throw new IllegalArgumentException("the name of a host is wanted, such as watch.lan");
    }
    return words;
  }

  private static String token(String words) {
    if (!TOKEN.matcher(Values.secret(words)).matches()) {
      throw new IllegalArgumentException("letters, digits and . _ ~ + / - = are wanted");
    }
    return words;
  }
}
