package org.storywatch.listing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The letters of an XML file that is to be written again: in the encoding that it says, or not at
/// all, since a guess would lose them.
final class Letters {
  private static final Pattern HEADER = Pattern.compile("(?i)charset\\s*=\\s*\"?([\\w.:-]+)");
  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([\\w.:-]+)");
  private static final int HEAD = 200;

  private Letters() {}

  /// A byte order mark counts most, then the header, then what the file says of itself.
  ///
  /// @param contentType the header as it came, empty for none
  /// @throws CharacterCodingException when a letter is not in that encoding, or nobody knows it
  static String of(byte[] bytes, String contentType) throws CharacterCodingException {
    String text =
        charset(bytes, contentType)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes))
            .toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static Charset charset(byte[] bytes, String contentType) throws CharacterCodingException {
    int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    if (first == 0xfeff || first == 0xfffe) {
      return StandardCharsets.UTF_16;
    }
    int head = Math.min(HEAD, bytes.length);
    String start = new String(bytes, 0, head, StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u00ef\u00bb\u00bf")) {
      return StandardCharsets.UTF_8;
    }
    Matcher header = HEADER.matcher(contentType);
    Matcher declared = DECLARED.matcher(start);
    boolean told = header.find();
    if (!told && !declared.find()) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(told ? header.group(1) : declared.group(1));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      CharacterCodingException unknown = new CharacterCodingException();
      unknown.initCause(e);
      throw unknown;
    }
  }
}
