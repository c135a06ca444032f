package org.storywatch.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.storywatch.access.AccessSettings;
import org.storywatch.access.FeedKey;

/// Where the page is.
///
/// @param listen the address it is served at; port 0 takes a free one
/// @param publicUrl the address that readers use; its host is answered as well
/// @param secret the key of the addresses that are made up here, shared by all processes; empty for
///   one of this process's own
/// @param subscribe whether whoever comes may ask to be told by mail
/// @param access who is an administrator
public record WebSettings(
    InetSocketAddress listen,
    URI publicUrl,
    Optional<String> secret,
    boolean subscribe,
    AccessSettings access) {

  /// With the form to subscribe where only this computer sees it.
  public WebSettings(InetSocketAddress listen, URI publicUrl, Optional<String> secret) {
    this(listen, publicUrl, secret, local(listen, publicUrl));
  }

  /// Open to whoever sits at this computer.
  public WebSettings(
      InetSocketAddress listen, URI publicUrl, Optional<String> secret, boolean subscribe) {
    this(listen, publicUrl, secret, subscribe, AccessSettings.OPEN);
  }

  /// The same with a key where there was none.
  public WebSettings with(String key) {
    return new WebSettings(listen, publicUrl, Optional.of(key), subscribe, access);
  }

  /// What is watched, with the keys of its feeds where one has to log in.
  public List<Watched> keyed(List<Watched> watched) {
    Optional<FeedKey> keys = secret.filter(_ -> access.closed()).map(FeedKey::new);
    return keys.isEmpty()
        ? watched
        : watched.stream()
            .map(one -> new Watched(one.id(), one.name(), keys.get().of(one.id())))
            .toList();
  }

  /// Whether the page is for this computer alone, as far as can be told: behind a proxy, the public
  /// address gives it away.
  public static boolean local(InetSocketAddress listen, URI publicUrl) {
    InetAddress address = listen.getAddress();
    return address != null && address.isLoopbackAddress() && AccessSettings.local(publicUrl);
  }
}
