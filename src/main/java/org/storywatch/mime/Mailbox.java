package org.storywatch.mime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.IDN;
import java.util.regex.Pattern;

/// One mail address, and nothing that a header or a command of SMTP could take for more: no
/// comments, no quotes, no names, no lists. What RFC 5321 allows in quotes nobody has.
///
/// @param local what stands before the at sign; other letters than ASCII as RFC 6531 has them
/// @param domain in ASCII; `xn--` stands for other letters
public record Mailbox(String local, String domain) {
  private static final int LONGEST_LOCAL = 64; // octets, RFC 5321 section 4.5.3.1.1
  private static final int LONGEST = 254; // octets, what a path of 256 leaves
  private static final String ATOM =
      "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-[\\p{L}\\p{M}\\p{N}\\p{So}&&[^\\x00-\\x7f]]]+";
  private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern DOMAIN =
      Pattern.compile(
          LABEL + "(?:\\." + LABEL + ")*|\\[[0-9.]{7,15}]|\\[IPv6:[0-9A-Fa-f:.]{2,45}]");

  /// Reads an address.
  ///
  /// @throws IllegalArgumentException with words for people when it is none
  public static Mailbox of(String address) {
    int at = address.lastIndexOf('@');
    if (at < 1 || at == address.length() - 1) {
      throw new IllegalArgumentException(
          at < 0 ? "it has no at sign" : "nothing stands on one side of its at sign");
    }
    String local = address.substring(0, at);
    if (!LOCAL.matcher(local).matches() || local.getBytes(UTF_8).length > LONGEST_LOCAL) {
      throw new IllegalArgumentException("what stands before its at sign is no plain name");
    }
    String domain = ascii(address.substring(at + 1));
    if (!DOMAIN.matcher(domain).matches() || local.length() + domain.length() >= LONGEST) {
      throw new IllegalArgumentException("what stands behind its at sign is no domain");
    }
    return new Mailbox(local, domain);
  }

  private static String ascii(String domain) {
    return domain.startsWith("[") ? domain : IDN.toASCII(domain);
  }

  /// Whether a server needs SMTPUTF8 for it (RFC 6531).
  public boolean needsUtf8() {
    return !US_ASCII.newEncoder().canEncode(local);
  }

  @Override
  public String toString() {
    return local + "@" + domain;
  }
}
