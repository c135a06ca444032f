package org.storywatch.dossier;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.storywatch.listing.Lists;
import org.storywatch.mail.Plain;
import org.storywatch.net.Outbound;
import org.storywatch.seed.Seed;
import org.storywatch.seed.SeedPages;
import org.storywatch.seed.SeedReader;

/// Reads the documents that somebody offers as seeds in a form: a text, the address of a page, or
/// files.
public final class Offers {
  /// In bytes, of a file.
  private static final int LONGEST = 10 << 20;

  /// In characters; far more than an article has.
  private static final int TOO_LONG = 200_000;

  private final SeedPages pages;

  /// A document that was read, or why it is no seed, in a sentence for people.
  public sealed interface Offer permits Taken, Refused {}

  /// It can be a seed.
  public record Taken(SeedReader.Accepted read) implements Offer {}

  /// It cannot.
  public record Refused(String why) implements Offer {}

  /// @param outbound the way to pages
  public Offers(Outbound outbound) {
    this.pages = new SeedPages(outbound);
  }

  /// The text that was typed in. Its first line is its headline where an empty one follows.
  public Offer text(String title, String text) {
    String all = title.isBlank() ? text.strip() : title.strip() + "\n\n" + text.strip();
    return judged("The text", SeedReader.read("typed.txt", all.getBytes(StandardCharsets.UTF_8)));
  }

  /// The article of a page, which is asked for now.
  public Offer page(String address) {
    Optional<URI> url = Lists.web(address.strip());
    return url.isEmpty()
        ? new Refused("Type in the address of a web page.")
        : judged("The page", pages.read(url.get()));
  }

  /// The files that were chosen; none where nobody chose one.
  public List<Offer> files(Context request) {
    return request.isMultipartFormData()
        ? request.uploadedFiles("file").stream()
            .filter(file -> file.size() > 0)
            .map(Offers::file)
            .toList()
        : List.of();
  }

  private static Offer file(UploadedFile file) {
    try (InputStream content = file.content()) {
      return judged(
          Plain.line(file.filename()),
          SeedReader.read(file.filename(), content.readNBytes(LONGEST)));
    } catch (IOException e) {
      return new Refused("The file did not arrive whole. Please try again.");
    }
  }

  private static Offer judged(String what, SeedReader.Outcome outcome) {
    return switch (outcome) {
      case SeedReader.Refused(String why) ->
          new Refused("%s cannot be a seed: it %s.".formatted(what, Plain.line(why)));
      case SeedReader.Accepted(Seed seed, var _)
          when seed.title().length() + seed.text().length() > TOO_LONG ->
          new Refused(what + " is longer than an article. Keep the article only.");
      case SeedReader.Accepted read -> new Taken(read);
    };
  }
}
