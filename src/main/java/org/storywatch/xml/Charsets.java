package org.storywatch.xml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Decides in which charset bytes are written.
///
/// RFC 7303, section 3.2, has the byte order mark go before HTTP and HTTP before the XML; but
/// labels are set by people who do not look at the bytes. So bytes that are UTF-8 are UTF-8
/// whatever the label, since other text hardly ever is by chance; a label is believed when the
/// bytes fit it, and the label of the XML before a Latin-1 of HTTP, which is a web server's
/// default. Bytes that fit nothing become U+FFFD, and all others stay.
final class Charsets {
  private static final Pattern HTTP_LABEL =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:+-]{1,40})");
  private static final Pattern XML_LABEL =
      Pattern.compile("<\\?xml[^<>]{0,200}?encoding\\s*=\\s*[\"']\\s*([\\w.:+-]{1,40})");
  private static final int HEAD = 4096;
  private static final int ESCAPE = 0x1b;
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /// What a label means to browsers, where that is more than it says (encoding.spec.whatwg.org,
  /// section 4.2).
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("latin-1", "windows-1252"),
          Map.entry("us-ascii", "windows-1252"),
          Map.entry("ascii", "windows-1252"),
          Map.entry("ansi", "windows-1252"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("iso-8859-11", "x-windows-874"),
          Map.entry("tis-620", "x-windows-874"),
          Map.entry("gb2312", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("shift-jis", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("big5", "Big5-HKSCS"),
          Map.entry("macintosh", "x-MacRoman"));

  private Charsets() {}

  static String decode(byte[] bytes, String contentType) {
    Optional<Wide> wide = Wide.of(bytes);
    if (wide.isPresent()) {
      int skip = wide.get().mark();
      return new String(bytes, skip, bytes.length - skip, wide.get().charset());
    }
    int from = starts(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
    List<Charset> labels = labels(bytes, contentType);
    boolean seven = contains(bytes, ESCAPE) && labels.stream().anyMatch(Charsets::isSevenBit);
    Optional<String> utf8 = strictly(bytes, from, StandardCharsets.UTF_8);
    if (utf8.isPresent() && !seven) {
      return utf8.get();
    }
    String lenient = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    // One broken letter does not make it another charset.
    if (!seven && foreign(lenient) > 4 * lost(lenient)) {
      return lenient;
    }
    for (Charset label : labels) {
      Optional<String> text = strictly(bytes, from, label);
      if (text.isPresent()) {
        return text.get();
      }
    }
    if (foreign(lenient) >= lost(lenient)) {
      return lenient;
    }
    Charset left = labels.isEmpty() ? WINDOWS_1252 : labels.getFirst();
    return new String(bytes, from, bytes.length - from, left);
  }

  // Those that are not a form of Unicode: whether it is one of these, the bytes themselves tell.
  private static List<Charset> labels(byte[] bytes, String contentType) {
    List<Charset> labels = new ArrayList<>();
    label(HTTP_LABEL.matcher(contentType)).ifPresent(labels::add);
    String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
    Optional<Charset> xml = label(XML_LABEL.matcher(head));
    boolean before = !labels.isEmpty() && labels.getFirst().equals(WINDOWS_1252);
    xml.ifPresent(charset -> labels.add(before ? 0 : labels.size(), charset));
    return labels;
  }

  private static Optional<Charset> label(Matcher found) {
    if (!found.find()) {
      return Optional.empty();
    }
    String label = found.group(1).toLowerCase(Locale.ROOT);
    try {
      Charset charset = Charset.forName(MEANT.getOrDefault(label, label));
      return charset.name().startsWith("UTF-") ? Optional.empty() : Optional.of(charset);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> strictly(byte[] bytes, int from, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isSevenBit(Charset charset) {
    return charset.name().startsWith("ISO-2022");
  }

  private static long lost(String text) {
    return text.chars().filter(c -> c == 0xfffd).count();
  }

  private static long foreign(String text) {
    return text.chars().filter(c -> c >= 0x80 && c != 0xfffd).count();
  }

  private static boolean contains(byte[] bytes, int wanted) {
    for (byte b : bytes) {
      if (b == wanted) {
        return true;
      }
    }
    return false;
  }

  private static boolean starts(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }

  /// UTF-16 and UTF-32, told by their mark or by where their zero bytes are: markup is ASCII.
  ///
  /// @param mark how many bytes the mark has
  private record Wide(Charset charset, int mark) {
    private static final int LOOK = 512;

    static Optional<Wide> of(byte[] bytes) {
      if (starts(bytes, 0xff, 0xfe, 0, 0)) {
        return Optional.of(new Wide(Charset.forName("UTF-32LE"), 4));
      }
      if (starts(bytes, 0, 0, 0xfe, 0xff)) {
        return Optional.of(new Wide(Charset.forName("UTF-32BE"), 4));
      }
      if (starts(bytes, 0xff, 0xfe)) {
        return Optional.of(new Wide(StandardCharsets.UTF_16LE, 2));
      }
      if (starts(bytes, 0xfe, 0xff)) {
        return Optional.of(new Wide(StandardCharsets.UTF_16BE, 2));
      }
      if (fits(bytes, 4, 0)) {
        return Optional.of(new Wide(Charset.forName("UTF-32LE"), 0));
      }
      if (fits(bytes, 4, 3)) {
        return Optional.of(new Wide(Charset.forName("UTF-32BE"), 0));
      }
      if (fits(bytes, 2, 0)) {
        return Optional.of(new Wide(StandardCharsets.UTF_16LE, 0));
      }
      return fits(bytes, 2, 1)
          ? Optional.of(new Wide(StandardCharsets.UTF_16BE, 0))
          : Optional.empty();
    }

    // Whether nearly all characters of so many bytes have one that counts, at one place.
    private static boolean fits(byte[] bytes, int width, int place) {
      int characters = Math.min(bytes.length, LOOK) / width;
      int fit = 0;
      for (int i = 0; i < characters; i++) {
        boolean fits = true;
        for (int at = 0; at < width; at++) {
          fits &= (bytes[i * width + at] == 0) != (at == place);
        }
        fit += fits ? 1 : 0;
      }
      return characters > 1 && fit * 10 >= characters * 7;
    }
  }
}
