package org.storywatch.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// All that happens in the sample world, in the order in which it comes out.
///
/// @param pieces its articles
public record World(List<Piece> pieces) {
  private static final List<String> FILES = List.of("libya.yaml", "nearby.yaml", "ordinary.yaml");
  private static final ObjectReader READER = new YAMLMapper().readerForListOf(Line.class);

  /// Keeps its own copy of the list.
  public World {
    pieces = List.copyOf(pieces);
  }

  /// The world that comes with the program.
  public static World sample() {
    List<Piece> all = new ArrayList<>();
    for (String file : FILES) {
      List<Line> lines = read(file);
      lines.forEach(line -> all.add(line.piece(file)));
    }
    all.sort(Comparator.comparingInt(Piece::at).thenComparing(Piece::id));
    return new World(all);
  }

  /// What an outlet has published that long after the start, newest first.
  List<Piece> out(Outlet outlet, Duration since) {
    return pieces.stream()
        .filter(piece -> piece.outlet() == outlet && piece.after().compareTo(since) <= 0)
        .toList()
        .reversed();
  }

  private static List<Line> read(String file) {
    try (InputStream in = World.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not in the program");
      }
      return READER.readValue(in);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /// A piece as it stands in the file.
  private record Line(
      String id,
      String outlet,
      int at,
      Piece.Kind kind,
      @Nullable String of,
      @Nullable String author,
      String title,
      String text) {
    Piece piece(String file) {
      Outlet who =
          Outlet.of(outlet)
              .orElseThrow(() -> new IllegalStateException(file + ": no outlet " + outlet));
      return new Piece(
          id,
          who,
          at,
          kind,
          of == null ? "" : of,
          author == null ? "" : author,
          title,
          text.strip());
    }
  }
}
