package org.storywatch.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Header;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.codec.EncoderUtil.Encoding;
import org.apache.james.mime4j.codec.EncoderUtil.Usage;

/// The header of a mail while it is written.
public final class Fields {
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e]+(?: [\\x21-\\x7e]+)*");
  private static final int LONGEST = 900; // a line has 998 octets at most

  private final InternetHeaders fields = new InternetHeaders();

  /// Adds a field of our own words, folded at its blanks.
  ///
  /// @throws IllegalArgumentException when it has a line break or another control character, or a
  ///   word for which no line is long enough
  public Fields add(String name, String value) {
    boolean fits = Stream.of(value.split(" ", -1)).allMatch(word -> word.length() < LONGEST);
    if (value.isEmpty() || !fits || value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("no value of a field " + name + ": " + value);
    }
    fields.addHeader(name, MimeUtility.fold(name.length() + 2, value));
    return this;
  }

  /// Adds a field of strangers' words. What a reader's program could take for encoded words (RFC
  /// 2047) is encoded too, so that nothing but these very words appears; Jakarta Mail would let it
  /// stand.
  public Fields text(String name, String words) {
    boolean plain =
        words.length() < LONGEST && PLAIN.matcher(words).matches() && !words.contains("=?");
    String value =
        plain || words.isEmpty()
            ? words
            : EncoderUtil.encodeEncodedWord(
                words, Usage.TEXT_TOKEN, name.length() + 2, UTF_8, Encoding.B);
    fields.addHeader(name, MimeUtility.fold(name.length() + 2, value));
    return this;
  }

  /// Adds who it is from.
  public Fields from(Sender sender) {
    return add("From", sender.field());
  }

  /// All of them, their values folded and encoded.
  List<Header> all() {
    return List.copyOf(Collections.list(fields.getAllHeaders()));
  }

  /// As they stand in a mail.
  @Override
  public String toString() {
    return all().stream()
        .map(field -> field.getName() + ": " + field.getValue() + "\r\n")
        .collect(Collectors.joining());
  }
}
