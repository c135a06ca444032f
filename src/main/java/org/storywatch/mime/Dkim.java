package org.storywatch.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Signs mails by DKIM (RFC 6376): rsa-sha256, relaxed in header and body.
///
/// What RFC 8058 section 4 wants covered is: List-Unsubscribe and List-Unsubscribe-Post. Each field
/// is named once more than it is there, so that nobody can add a second one to a signed mail.
///
/// @param domain whose word the signature is
/// @param selector which of the domain's keys: the public one is at `selector._domainkey.domain`
public record Dkim(String domain, String selector, SigningKey key) {
  private static final List<String> SIGNED =
      List.of(
          "From",
          "To",
          "Subject",
          "Date",
          "Message-ID",
          "In-Reply-To",
          "References",
          "List-Id",
          "List-Unsubscribe",
          "List-Unsubscribe-Post",
          "Auto-Submitted",
          "MIME-Version",
          "Content-Type");
  private static final int WIDTH = 70;
  private static final Pattern FOLD = Pattern.compile("\r\n(?=[ \t])");
  private static final Pattern BLANKS = Pattern.compile("[ \t]+");
  private static final Pattern BLANKS_AT_END = Pattern.compile("[ \t]+(?=\r\n)");
  private static final Pattern EMPTY_LINES = Pattern.compile("(?:\r\n)+\\z");

  /// The same mail with the signature before it.
  ///
  /// @param mail with lines that end in CRLF
  /// @param at when it was signed, as it says
  public byte[] signed(byte[] mail, Instant at) {
    // One character for each octet, whatever they mean.
    String whole = new String(mail, ISO_8859_1);
    int end = whole.indexOf("\r\n\r\n");
    List<String> fields =
        List.of(FOLD.matcher(whole.substring(0, end)).replaceAll("").split("\r\n", -1));
    List<String> names = new ArrayList<>();
    StringBuilder covered = new StringBuilder();
    for (String name : SIGNED) {
      fields.stream()
          .filter(field -> isNamed(field, name))
          .forEach(field -> {
            names.add(name);
            covered.append(relaxed(field)).append("\r\n");
          });
      names.add(name);
    }
    String unsigned =
        "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s;\r\n t=%d; bh=%s;\r\n"
                .formatted(
                    domain, selector, at.getEpochSecond(), bodyHash(whole.substring(end + 4)))
            + " h="
            + String.join(":\r\n  ", rows(names))
            + ";\r\n b=";
    covered.append(relaxed(FOLD.matcher(unsigned).replaceAll("")));
    String signature = key.sign(covered.toString().getBytes(ISO_8859_1));
    byte[] first =
        (unsigned + signature.replaceAll("(.{%d})(?=.)".formatted(WIDTH), "$1\r\n  ") + "\r\n")
            .getBytes(ISO_8859_1);
    return ByteBuffer.allocate(first.length + mail.length).put(first).put(mail).array();
  }

  private static boolean isNamed(String field, String name) {
    return field.regionMatches(true, 0, name + ":", 0, name.length() + 1);
  }

  /// Section 3.4.2.
  private static String relaxed(String field) {
    int colon = field.indexOf(':');
    return field.substring(0, colon).strip().toLowerCase(Locale.ROOT)
        + ":"
        + BLANKS.matcher(field.substring(colon + 1)).replaceAll(" ").strip();
  }

  /// Section 3.4.4.
  private static String bodyHash(String body) {
    String even = BLANKS_AT_END.matcher(BLANKS.matcher(body).replaceAll(" ")).replaceAll("");
    String ended = EMPTY_LINES.matcher(even).replaceAll("");
    byte[] octets = (ended.isEmpty() ? "" : ended + "\r\n").getBytes(ISO_8859_1);
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static List<String> rows(List<String> names) {
    List<String> rows = new ArrayList<>();
    String row = "";
    for (String name : names) {
      if (!row.isEmpty() && row.length() + 1 + name.length() > WIDTH) {
        rows.add(row);
        row = "";
      }
      row = row.isEmpty() ? name : row + ":" + name;
    }
    return Stream.concat(rows.stream(), Stream.of(row)).toList();
  }
}
