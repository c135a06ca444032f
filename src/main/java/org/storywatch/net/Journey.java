package org.storywatch.net;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.storywatch.article.Link;

/// From the address that was asked for over its redirects to an answer. Each hop is checked like
/// the first, since a public page may redirect to a private address.
final class Journey {
  private final CloseableHttpClient client;
  private final NetSettings settings;
  private final URI start;
  private final Map<String, String> headers;
  private volatile boolean cancelled;
  private volatile Optional<Exchange> current = Optional.empty();

  Journey(
      CloseableHttpClient client, NetSettings settings, URI start, Map<String, String> headers) {
    this.client = client;
    this.settings = settings;
    this.start = start;
    this.headers = headers;
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
      return new Reply.Failed(Words.of(e, settings));
    }
  }

  private Reply go() throws IOException {
    URI url = start;
    URI home = start;
    boolean forGood = true;
    for (int hop = 0; hop <= settings.maxRedirects() && !cancelled; hop++) {
      check(url);
      Exchange exchange = new Exchange(url, headers, settings.maxBytes());
      current = Optional.of(exchange);
      if (cancelled) {
        break;
      }
      Exchange.Response response = exchange.run(client);
      if (!redirects(response)) {
        return new Reply.Answer(response.status(), response.headers(), response.body(), url, home);
      }
      url = target(url, response.header("location"));
      forGood &= response.status() == 301 || response.status() == 308;
      home = forGood ? url : home;
    }
    throw new Unusable("redirects more than " + settings.maxRedirects() + " times");
  }

  private static boolean redirects(Exchange.Response response) {
    return switch (response.status()) {
      case 301, 302, 303, 307, 308 -> !response.header("location").isEmpty();
      default -> false;
    };
  }

  private static URI target(URI from, String location) throws Unusable {
    // Headers are read as Latin-1 to keep their bytes; addresses in them are mostly UTF-8.
    String text =
        new String(location.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return Link.resolve(from, text)
        .orElseThrow(() -> new Unusable("redirects to \"" + text + "\", which is no web address"));
  }

  private static void check(URI url) throws Closed {
    if (!Link.isWeb(url)) {
      throw new Closed("\"" + url + "\" is not a web address; only http and https are fetched");
    }
    if (url.getRawUserInfo() != null) {
      throw new Closed("an address with a name and a password in it is not fetched");
    }
  }
}
