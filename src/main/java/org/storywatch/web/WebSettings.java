package org.storywatch.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where the page is.
///
/// @param listen the address it is served at; port 0 takes a free one
/// @param publicUrl the address that readers use; its host is answered as well
/// @param secret the key of the addresses that are made up here, shared by all processes; empty for
///   one of this process's own
/// @param subscribe whether whoever sees the page may ask to be told by mail
public record WebSettings(
    InetSocketAddress listen, URI publicUrl, Optional<String> secret, boolean subscribe) {
  private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}|\\[::1]");

  /// With the form to subscribe where only this computer sees it.
  public WebSettings(InetSocketAddress listen, URI publicUrl, Optional<String> secret) {
    this(listen, publicUrl, secret, local(listen, publicUrl));
  }

  /// Whether the page is for this computer alone, as far as can be told: behind a proxy, the public
  /// address gives it away.
  public static boolean local(InetSocketAddress listen, URI publicUrl) {
    InetAddress address = listen.getAddress();
    String host = Optional.ofNullable(publicUrl.getHost()).orElse("");
    return address != null
        && address.isLoopbackAddress()
        && (host.equalsIgnoreCase("localhost") || LOOPBACK.matcher(host).matches());
  }
}
