package org.storywatch.access;

import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Learns who asks: from their address, from what a reverse proxy says of them, from their session.
final class Callers {
  /// What proxies add, so that a request on loopback did not begin at this computer.
  private static final List<String> FORWARDED =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  private static final Pattern USER = Pattern.compile("[^\\p{Cntrl},]{1,200}");
  private static final int NETWORK_BYTES = 8; // of IPv6, what one customer has at least

  private final AccessSettings settings;
  private final Names names;
  private final Sessions sessions;
  private final String cookie;
  private final InstantSource clock;

  /// @param cookie the name of the one that holds the id of a session
  Callers(
      AccessSettings settings, Names names, Sessions sessions, String cookie, InstantSource clock) {
    this.settings = settings;
    this.names = names;
    this.sessions = sessions;
    this.cookie = cookie;
    this.clock = clock;
  }

  /// @param use whether the request is a use of the session
  Caller of(Context request, boolean use) {
    Optional<InetAddress> peer = address(request.req().getRemoteAddr());
    boolean proxy = peer.filter(this::trusted).isPresent();
    Optional<InetAddress> client = proxy ? forwarded(request).or(() -> peer) : peer;
    return new Caller(
        client.map(Callers::shown).orElse("unknown"), kind(request, peer, proxy, use));
  }

  private Caller.Kind kind(
      Context request, Optional<InetAddress> peer, boolean proxy, boolean use) {
    if (proxy && user(request)) {
      return Caller.Kind.PROXIED;
    }
    Optional<String> id = Optional.ofNullable(request.cookie(cookie));
    if (id.filter(shown -> sessions.knows(shown, use, clock.instant())).isPresent()) {
      return Caller.Kind.LOGGED_IN;
    }
    boolean here =
        !settings.closed()
            && peer.filter(InetAddress::isLoopbackAddress).isPresent()
            && names.local(Optional.ofNullable(request.header("Host")).orElse(""))
            && FORWARDED.stream().allMatch(name -> request.header(name) == null);
    return here ? Caller.Kind.HERE : Caller.Kind.STRANGER;
  }

  /// Whether the proxy names somebody, once: where it stands twice, one may be the caller's own.
  private boolean user(Context request) {
    return settings
        .userHeader()
        .map(name -> Collections.list(request.req().getHeaders(name)))
        .filter(values -> values.size() == 1)
        .map(List::getFirst)
        .filter(value -> !value.isBlank() && USER.matcher(value).matches())
        .isPresent();
  }

  /// The last address that no proxy of ours has: what stands before it, anybody can write.
  private Optional<InetAddress> forwarded(Context request) {
    List<String> chain =
        Collections.list(request.req().getHeaders("X-Forwarded-For")).stream()
            .flatMap(value -> Arrays.stream(value.split(",", -1)))
            .map(String::strip)
            .toList();
    for (String one : chain.reversed()) {
      Optional<InetAddress> address = address(one);
      if (address.isEmpty() || !trusted(address.get())) {
        return address;
      }
    }
    return Optional.empty();
  }

  private boolean trusted(InetAddress address) {
    return settings.proxies().stream().anyMatch(range -> range.contains(address));
  }

  private static Optional<InetAddress> address(String words) {
    try {
      return Optional.of(InetAddress.ofLiteral(words.replaceFirst("%.*", "")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String shown(InetAddress address) {
    if (address instanceof Inet6Address) {
      byte[] network = Arrays.copyOf(address.getAddress(), NETWORK_BYTES);
      return "net " + java.util.HexFormat.of().formatHex(network);
    }
    return address.getHostAddress();
  }
}
