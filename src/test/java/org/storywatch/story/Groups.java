package org.storywatch.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.storywatch.article.Article;

/// The labelled set: groups of articles of which somebody said what each one is to those before.
final class Groups {
  /// @param name of its file
  /// @param pieces in the order of time
  record Group(String name, List<Piece> pieces) {
    /// Whether it is one of those that nobody looked at while the thresholds were chosen.
    boolean isCheck() {
      String number = name.replaceAll("\\D", "");
      return Integer.parseInt(number) % 2 == 0;
    }
  }

  /// @param label first, copy, edit, rewrite, update or sibling
  record Piece(String label, Article article) {
    boolean isNew() {
      return switch (label) {
        case "first", "update", "sibling" -> true;
        case "copy", "edit", "rewrite" -> false;
        default -> throw new IllegalStateException("no label: " + label);
      };
    }
  }

  private Groups() {}

  static List<Group> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted()
          .map(Groups::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder.toString(), e);
    }
  }

  private static Group read(Path file) {
    String name = file.getFileName().toString().replace(".txt", "");
    try {
      List<Piece> pieces = new ArrayList<>();
      for (String part : Files.readString(file).split("(?m)^@ ", -1)) {
        if (!part.isBlank()) {
          pieces.add(piece(name + "-" + pieces.size(), part));
        }
      }
      return new Group(name, List.copyOf(pieces));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  private static Piece piece(String id, String part) {
    int line = part.indexOf('\n');
    String[] head = part.substring(0, line).split("\\|", 4);
    Instant published = Instant.parse(head[2].strip());
    return new Piece(
        head[0].strip(),
        new Article(
            1,
            id,
            "feed",
            head[1].strip(),
            URI.create("https://example.org/" + id),
            head[3].strip(),
            "",
            part.substring(line + 1).strip(),
            "en",
            published,
            published));
  }
}
