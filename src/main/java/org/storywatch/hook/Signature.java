package org.storywatch.hook;

import java.time.Instant;
import org.storywatch.article.Seal;

/// The header by which a receiver knows that a body is ours, and fresh: `t=1772360400,v1=…`, where
/// `v1` is the HMAC-SHA-256 (RFC 2104), in lower-case hexadecimal, of the seconds, a full stop and
/// the body as it came.
final class Signature {
  static final String HEADER = "Storywatch-Signature";

  private Signature() {}

  /// @param at when it is sent
  static String of(String body, String secret, Instant at) {
    String seconds = Long.toString(at.getEpochSecond());
    return "t=" + seconds + ",v1=" + new Seal(secret).hex(seconds + "." + body);
  }

  /// The secret of an address that has none of its own. It gives away neither the program's nor
  /// those of other addresses.
  static String secret(String address, String program) {
    return new Seal(program).hex("storywatch webhook\n" + address);
  }
}
