package org.storywatch.access;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The names that are ours. A web page that points its own name at this address (DNS rebinding)
/// could otherwise read everything here with the reader's browser.
final class Names {
  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-f:.]+]");

  private final Set<String> hosts = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
  private final boolean anyAddress;
  private final Optional<String> own;

  /// @param hosts what is ours besides
  Names(InetSocketAddress listen, URI publicUrl, Set<String> hosts) {
    InetAddress address = listen.getAddress();
    this.anyAddress = address != null && address.isAnyLocalAddress();
    this.hosts.add(listen.getHostString().toLowerCase(Locale.ROOT));
    hosts.forEach(host -> this.hosts.add(host.toLowerCase(Locale.ROOT)));
    Optional.ofNullable(publicUrl.getHost())
        .ifPresent(host -> this.hosts.add(host.toLowerCase(Locale.ROOT)));
    this.own =
        address != null && address.isLoopbackAddress()
            ? Optional.of(listen.getHostString().toLowerCase(Locale.ROOT))
            : Optional.empty();
  }

  /// Nobody can point a name at a bare address, so these are safe where we listen on all of them.
  ///
  /// @param header as `Host` has it, with or without a port
  boolean known(String header) {
    String host = host(header);
    return hosts.contains(host) || (anyAddress && ADDRESS.matcher(host).matches());
  }

  /// Whether it is a name of this computer that no other has.
  boolean local(String header) {
    String host = host(header);
    return known(header) && (AccessSettings.local(host) || own.filter(host::equals).isPresent());
  }

  private static String host(String header) {
    return PORT.matcher(header.toLowerCase(Locale.ROOT)).replaceFirst("");
  }
}
