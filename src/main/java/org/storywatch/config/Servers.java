package org.storywatch.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.storywatch.net.AddressPolicy;
import org.storywatch.smtp.SmtpServer;

/// Words of the configuration to where servers are: those that this program speaks to, and its own.
/// Each throws [IllegalArgumentException] that says what is wanted.
final class Servers {
  private static final int MAX_PORT = 65_535;
  private static final Pattern BROKER = Pattern.compile("[^\\s:,]+:(\\d{1,5})");

  private Servers() {}

  /// `embedded` or brokers.
  static String bootstrap(String words) {
    if (!words.equals("embedded")
        && !Arrays.stream(words.split(",", -1)).allMatch(Servers::isBroker)) {
      throw new IllegalArgumentException("embedded is wanted, or host:port,host:port");
    }
    return words;
  }

  private static boolean isBroker(String words) {
    Matcher broker = BROKER.matcher(words);
    return broker.matches() && isPort(Integer.parseInt(broker.group(1)));
  }

  private static boolean isPort(int number) {
    return number >= 1 && number <= MAX_PORT;
  }

  /// An address to listen on.
  static InetSocketAddress listen(String words) {
    int colon = words.lastIndexOf(':');
    try {
      int port = Integer.parseInt(words.substring(colon + 1));
      String host = words.substring(0, Math.max(colon, 0)).replaceAll("^\\[|]$", "");
      if (colon < 1 || port < 0 || port > MAX_PORT) {
        throw new IllegalArgumentException("address:port is wanted, such as 127.0.0.1:8080");
      }
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (NumberFormatException | UnknownHostException e) {
      throw new IllegalArgumentException("address:port is wanted, such as 127.0.0.1:8080", e);
    }
  }

  /// A web address.
  static URI web(String words) {
    return uri(words, "http://localhost:8080", "http", "https");
  }

  /// A mail server.
  static URI smtp(String words) {
    URI uri = uri(words, "smtp://localhost:1025", "smtp", "smtps");
    SmtpServer _ = SmtpServer.of(uri);
    return uri;
  }

  /// The address of a webhook; without TLS only to a machine of one's own.
  ///
  /// @param policy says which private addresses may be reached
  static URI hook(String words, AddressPolicy policy) {
    URI hook = uri(words, "https://example.org/hook", "https", "http");
    if (hook.getUserInfo() != null || hook.getFragment() != null) {
      throw new IllegalArgumentException("an address without a name and a # is wanted");
    }
    if (hook.getScheme().equals("http") && !isOwn(hook.getHost(), policy)) {
      throw new IllegalArgumentException(
          "https:// is wanted; http:// only to an address that fetch.allow-private lists, such as"
              + " 127.0.0.1");
    }
    return hook;
  }

  /// Whether it is an address that is not public and was allowed.
  private static boolean isOwn(String host, AddressPolicy policy) {
    try {
      InetAddress address =
          host.equals("localhost") ? InetAddress.getLoopbackAddress() : InetAddress.ofLiteral(host);
      return policy.objection(address).isEmpty()
          && new AddressPolicy(List.of()).objection(address).isPresent();
    } catch (IllegalArgumentException e) {
      return false; // a name, which is not looked up here
    }
  }

  private static URI uri(String words, String example, String... schemes) {
    try {
      URI uri = new URI(words);
      if (uri.getHost() != null
          && Arrays.asList(schemes).contains(uri.getScheme())
          && (uri.getPort() < 0 || isPort(uri.getPort()))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("an address is wanted, such as " + example, e);
    }
    throw new IllegalArgumentException("an address is wanted, such as " + example);
  }
}
