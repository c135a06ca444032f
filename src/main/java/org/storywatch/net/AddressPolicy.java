package org.storywatch.net;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which addresses may be connected to: those of the public internet, and the ranges that the owner
/// listed.
///
/// An IPv6 address that carries an IPv4 address inside is judged by both, since a gateway on the
/// way would take the inner one.
///
/// @param allowed ranges that are allowed although they are not public
public record AddressPolicy(List<Cidr> allowed) {
  private static final List<Rule> CLOSED =
      List.of(
          rule("an address of a cloud's own services", "169.254.169.254/32", "168.63.129.16/32"),
          rule("an address of a cloud's own services", "100.100.100.200/32", "192.0.0.192/32"),
          rule("an address of a cloud's own services", "fd00:ec2::/32"),
          rule("an unspecified address", "0.0.0.0/8", "::/128"),
          rule("a loopback address", "127.0.0.0/8", "::1/128"),
          rule("a private address", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
          rule("a private address", "fc00::/7", "fec0::/10", "64:ff9b:1::/48"),
          rule("an address shared behind a provider's gateway", "100.64.0.0/10"),
          rule("a link-local address", "169.254.0.0/16", "fe80::/10"),
          rule("a multicast address", "224.0.0.0/4", "ff00::/8"),
          rule("a reserved address", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15"),
          rule("a reserved address", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4"),
          rule("a reserved address", "192.88.99.0/24", "2001:db8::/32", "3fff::/20"),
          rule("a reserved address", "2001::/23"));

  /// All that was ever given out for machines of the internet.
  private static final Cidr GLOBAL_IPV6 = Cidr.parse("2000::/3");

  /// Copies the list.
  public AddressPolicy {
    allowed = List.copyOf(allowed);
  }

  /// Why the address may not be connected to, as "a private address"; empty where it may.
  public Optional<String> objection(InetAddress address) {
    if (allowed.stream().anyMatch(range -> range.contains(address))) {
      return Optional.empty();
    }
    Optional<String> closed =
        CLOSED.stream().filter(rule -> rule.covers(address)).map(Rule::words).findFirst();
    if (closed.isPresent()) {
      return closed;
    }
    Optional<InetAddress> inner = embedded(address);
    if (inner.isPresent()) {
      return inner.flatMap(this::objection);
    }
    return address instanceof Inet4Address || GLOBAL_IPV6.contains(address)
        ? Optional.empty()
        : Optional.of("a reserved address");
  }

  private static Optional<InetAddress> embedded(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return Optional.empty();
    }
    byte[] b = address.getAddress();
    if (starts(b, 0x20, 0x02)) { // 6to4
      return Optional.of(ipv4(b, 2));
    }
    boolean nat64 = starts(b, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);
    boolean compatible = starts(b, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    boolean mapped = starts(b, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
    boolean translated = starts(b, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0);
    boolean isatap = (b[8] & 0xfd) == 0 && b[9] == 0 && b[10] == 0x5e && b[11] == (byte) 0xfe;
    return nat64 || compatible || mapped || translated || isatap
        ? Optional.of(ipv4(b, 12))
        : Optional.empty();
  }

  private static boolean starts(byte[] address, int... with) {
    for (int i = 0; i < with.length; i++) {
      if ((address[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private static InetAddress ipv4(byte[] from, int at) {
    try {
      return Inet4Address.getByAddress(Arrays.copyOfRange(from, at, at + 4));
    } catch (UnknownHostException e) {
      throw new AssertionError("four bytes are an address", e);
    }
  }

  private static Rule rule(String words, String... ranges) {
    return new Rule(words, Arrays.stream(ranges).map(Cidr::parse).toList());
  }

  private record Rule(String words, List<Cidr> ranges) {
    boolean covers(InetAddress address) {
      return ranges.stream().anyMatch(range -> range.contains(address));
    }
  }
}
