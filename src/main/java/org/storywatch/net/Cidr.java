package org.storywatch.net;

import java.net.InetAddress;
import java.util.regex.Pattern;

/// A range of addresses, such as `127.0.0.0/8` or `fd00::/8`; a lone address is a range of one.
///
/// @param network an address of the range; the bits behind the prefix do not matter
/// @param bits how many leading bits all addresses of the range share
public record Cidr(InetAddress network, int bits) {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern BITS = Pattern.compile("\\d{1,3}");

  /// Reads a range; nothing is looked up, so a name is refused.
  ///
  /// @throws IllegalArgumentException naming the value, when it is not a range
  public static Cidr parse(String written) {
    String text = written.strip();
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    // The literals that Java takes besides (127.1, 0x7f.1) mean different machines to different
    // programs.
    if (!IPV4.matcher(address).matches() && !IPV6.matcher(address).matches()) {
      throw notARange(written);
    }
    try {
      InetAddress network = InetAddress.ofLiteral(address);
      int all = network.getAddress().length * 8;
      String bits = slash < 0 ? Integer.toString(all) : text.substring(slash + 1);
      if (!BITS.matcher(bits).matches() || Integer.parseInt(bits) > all) {
        throw notARange(written);
      }
      return new Cidr(network, Integer.parseInt(bits));
    } catch (IllegalArgumentException e) {
      throw notARange(written);
    }
  }

  /// Whether the address lies in this range; one of the other IP version never does.
  public boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % 8;
      if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + bits;
  }

  private static IllegalArgumentException notARange(String written) {
    return new IllegalArgumentException(
        "\"" + written + "\" is not a range of addresses such as 127.0.0.0/8 or fd00::/8");
  }
}
