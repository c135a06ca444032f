package org.storywatch.seed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads an example document in whichever form people keep them: plain text, Markdown, a saved web
/// page, a mail.
public final class SeedReader {
  /// An example is an article, not an archive.
  private static final long LARGEST = 10_000_000;

  private static final String TOO_LARGE = "is larger than 10 MB; keep the article only";

  /// Fewer letters than this say nothing about a story.
  private static final int SHORTEST = 40;

  /// What became of a file.
  public sealed interface Outcome permits Accepted, Refused {}

  /// A file that is a seed.
  ///
  /// @param leftOut what was around the article
  public record Accepted(Seed seed, List<LeftOut> leftOut) implements Outcome {}

  /// A file that is none, and why, in one line.
  public record Refused(String why) implements Outcome {}

  private SeedReader() {}

  /// @param file a file whose ending says what it is
  public static Outcome read(Path file) {
    String name = file.toAbsolutePath().normalize().getFileName().toString();
    try {
      if (Files.size(file) > LARGEST) {
        return new Refused(TOO_LARGE);
      }
      return read(name, Files.readAllBytes(file));
    } catch (IOException e) {
      return new Refused("cannot be read; check that it exists and may be read");
    }
  }

  /// @param name of a file, whose ending says what it is
  public static Outcome read(String name, byte[] content) {
    if (content.length > LARGEST) {
      return new Refused(TOO_LARGE);
    }
    try {
      return switch (ending(name)) {
        case "txt" -> cleaned(name, SeedDocument.ofText(decode(content)), Optional.empty());
        case "md" -> cleaned(name, SeedDocument.ofMarkdown(decode(content)), Optional.empty());
        case "html", "htm" -> cleaned(name, HtmlSeed.read(content));
        case "eml" -> cleaned(name, MailSeed.read(content));
        default -> new Refused("is no seed; use .txt, .md, .html or .eml");
      };
    } catch (UnusableSeedException e) {
      return new Refused(e.reason());
    }
  }

  /// @param address of a web page, and its name as a seed
  /// @param content of it as it came
  static Outcome readPage(String address, byte[] content) {
    return cleaned(address, HtmlSeed.read(content));
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static Outcome cleaned(String name, HtmlSeed page) {
    return cleaned(name, page.article(), page.around());
  }

  private static Outcome cleaned(String name, SeedDocument document, Optional<LeftOut> around) {
    SeedCleaning.Cleaned cleaned = SeedCleaning.clean(document);
    SeedDocument clean = cleaned.article();
    long letters = (clean.title() + clean.text()).chars().filter(Character::isLetter).count();
    List<LeftOut> leftOut = new ArrayList<>(cleaned.leftOut());
    around.ifPresent(leftOut::addFirst);
    return letters < SHORTEST
        ? new Refused("holds hardly any text; put the whole article in")
        : new Accepted(new Seed(name, clean.title(), clean.text()), List.copyOf(leftOut));
  }

  /// What is not UTF-8 was most likely saved by an old Windows program.
  private static String decode(byte[] content) throws UnusableSeedException {
    for (byte b : content) {
      if (b == 0) {
        throw new UnusableSeedException("is no text; save the article as text in UTF-8");
      }
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      text = new String(content, Charset.forName("windows-1252"));
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
