package org.storywatch.net;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.storywatch.article.Link;

/// From the address that was asked for over its redirects to an answer. Each hop is checked like
/// the first, since a public page may redirect to a private address.
///
/// Name and password from an address go to its origin (scheme, host and port) and nowhere else;
/// those that a redirect brings along are not used.
final class Journey {
  private static final Set<String> CONDITIONS = Set.of("if-none-match", "if-modified-since");

  private final CloseableHttpClient client;
  private final Limits limits;
  private final URI start;
  private final Optional<Sent> body;
  private final Predicate<URI> next;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private volatile boolean cancelled;
  private volatile Optional<Exchange> current = Optional.empty();

  /// @param body to be sent, empty where something is only to be read
  /// @param next whether a redirect may be followed there
  Journey(
      CloseableHttpClient client,
      Limits limits,
      URI start,
      Map<String, String> headers,
      Optional<Sent> body,
      Predicate<URI> next) {
    this.client = client;
    this.limits = limits;
    this.start = start;
    this.body = body;
    this.next = next;
    this.headers.putAll(headers);
  }

  void cancel() {
    cancelled = true;
    current.ifPresent(Exchange::cancel);
  }

  Reply run() {
    try {
      return go();
    } catch (Closed e) {
      return new Reply.Refused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Reply.Failed(Words.of(e, limits));
    }
  }

  private Reply go() throws IOException {
    Target first = Target.of(start);
    URI url = Link.shown(start);
    URI home = url;
    boolean forGood = true;
    Set<URI> seen = new HashSet<>();
    for (int hop = 0; hop <= limits.maxRedirects() && !cancelled; hop++) {
      if (!seen.add(url)) {
        throw new Unusable("redirects in a circle");
      }
      Exchange.Response response = ask(Target.of(url), first);
      if (!redirects(response)) {
        return answer(response, url, home);
      }
      url = target(url, response.header("location"));
      if (!next.test(url)) {
        throw new Closed(
            "redirects to " + Words.quoted(url.toString()) + ", which may not be asked");
      }
      forGood &= response.status() == 301 || response.status() == 308;
      home = forGood ? url : home;
    }
    throw new Unusable("redirects more than " + limits.maxRedirects() + " times");
  }

  private Exchange.Response ask(Target target, Target first) throws IOException {
    Map<String, String> sent = new HashMap<>(headers);
    if (target.host().equals(first.host())) {
      first.secret().ifPresent(secret -> sent.put("Authorization", secret));
    }
    Exchange exchange = new Exchange(target, sent, body, limits);
    current = Optional.of(exchange);
    if (cancelled) {
      exchange.cancel();
    }
    return exchange.run(client);
  }

  private Reply answer(Exchange.Response response, URI url, URI home) throws IOException {
    boolean asked =
        headers.keySet().stream()
            .anyMatch(name -> CONDITIONS.contains(name.toLowerCase(Locale.ROOT)));
    if (response.status() == 304 && !asked) {
      throw new Unusable("says that it has not changed, but nobody asked whether it had");
    }
    return new Reply.Answer(
        response.status(), response.headers(), response.body(), url, Target.signed(home, start));
  }

  // To send it again elsewhere, or to read what stands there, only two of them ask for the
  // first.
  private boolean redirects(Exchange.Response response) {
    return switch (response.status()) {
      case 301, 302, 303 -> body.isEmpty() && !response.header("location").isEmpty();
      case 307, 308 -> !response.header("location").isEmpty();
      default -> false;
    };
  }

  private static URI target(URI from, String location) throws Unusable {
    // Headers are read as Latin-1 to keep their bytes; addresses in them are mostly UTF-8.
    String text =
        new String(location.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return Link.resolve(from, text)
        .map(Link::shown)
        .orElseThrow(
            () -> new Unusable("redirects to " + Words.quoted(text) + ", which is no web address"));
  }
}
