package org.storywatch.access;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.storywatch.net.Cidr;

/// Who is an administrator.
///
/// @param password of the administrator
/// @param userHeader the header in which a reverse proxy names who has logged in there
/// @param proxies the reverse proxies; nobody else is believed about users and addresses
/// @param hosts names that are ours besides the usual
/// @param metersToken what a collector of meters shows as its bearer token
/// @param idle a session ends when nothing was asked for this long
/// @param longest a session ends after this time in any case
public record AccessSettings(
    Optional<PasswordHash> password,
    Optional<String> userHeader,
    List<Cidr> proxies,
    Set<String> hosts,
    Optional<String> metersToken,
    Duration idle,
    Duration longest) {
  /// How long a session lasts without a request, where nothing is configured.
  public static final Duration IDLE = Duration.ofHours(12);

  /// How long a session lasts at most, where nothing is configured.
  public static final Duration LONGEST = Duration.ofDays(7);

  /// Open on this computer, closed elsewhere.
  public static final AccessSettings OPEN =
      new AccessSettings(
          Optional.empty(), Optional.empty(), List.of(), Set.of(), Optional.empty(), IDLE, LONGEST);

  private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}|\\[::1]");

  /// Copies the lists.
  public AccessSettings {
    proxies = List.copyOf(proxies);
    hosts = Set.copyOf(hosts);
  }

  /// Whether an administrator has to show who they are.
  public boolean closed() {
    return password.isPresent() || userHeader.isPresent();
  }

  /// Why nothing may be served at an address, if so.
  public Optional<String> objection(InetSocketAddress listen) {
    InetAddress address = listen.getAddress();
    boolean here = address != null && address.isLoopbackAddress();
    return here || closed()
        ? Optional.empty()
        : Optional.of(
            "%s:%d can be reached from other computers, and whoever comes there would be the"
                    .formatted(listen.getHostString(), listen.getPort())
                + " administrator; set web.password-file (storywatch password makes one), or"
                + " web.user-header and web.proxies, or listen at 127.0.0.1");
  }

  /// Whether a public address is this computer alone.
  public static boolean local(URI publicUrl) {
    return local(Optional.ofNullable(publicUrl.getHost()).orElse(""));
  }

  /// Whether a host as it stands in an address is this computer.
  static boolean local(String host) {
    return host.equalsIgnoreCase("localhost") || LOOPBACK.matcher(host).matches();
  }
}
