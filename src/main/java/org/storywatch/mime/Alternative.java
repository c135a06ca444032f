package org.storywatch.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A whole mail of two parts that say the same, as text and as HTML (RFC 2046 section 5.1.4).
public final class Alternative {
  private Alternative() {}

  /// The mail, its lines ending in CRLF.
  ///
  /// @param fields the header but for what tells of the parts
  /// @param key letters and digits that no other mail has; an equals sign and an underscore in a
  ///   row before it stand in no quoted-printable text, so no feed can forge the boundary
  public static byte[] of(Fields fields, String text, String html, String key) {
    String boundary = "=_" + key;
    fields.add("MIME-Version", "1.0");
    fields.add("Content-Type", "multipart/alternative; boundary=\"%s\"".formatted(boundary));
    return (fields
            + "\r\n"
            + part(boundary, "text/plain", text)
            + part(boundary, "text/html", html)
            + "--"
            + boundary
            + "--\r\n")
        .getBytes(UTF_8);
  }

  private static String part(String boundary, String type, String content) {
    return "--%s\r\nContent-Type: %s; charset=utf-8\r\n".formatted(boundary, type)
        + "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        + QuotedPrintable.of(content);
  }
}
