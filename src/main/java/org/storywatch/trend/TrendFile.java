package org.storywatch.trend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what was counted in a file, in one piece with the places up to which it was.
final class TrendFile {
  private static final int SCHEMA = 1;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;

  /// What the file says.
  ///
  /// @param schema the version of this form
  /// @param places up to where topics were counted
  /// @param rows a point each: when it begins, how long it is, both in seconds, the count of each
  ///   series, and then the latencies
  record Kept(int schema, Map<String, Long> places, List<List<Long>> rows) {
    Kept {
      places = Map.copyOf(places);
      rows = List.copyOf(rows);
    }
  }

  TrendFile(Path file) {
    this.file = file;
  }

  /// Fills a trend with what is kept; without a file it stays as it is.
  ///
  /// @throws IOException when the file cannot be read, or is not one of this program's
  void read(Trend trend, Places places) throws IOException {
    try {
      Kept kept = JSON.readValue(Files.readAllBytes(file), Kept.class);
      if (kept.schema() != SCHEMA) {
        throw new IOException(file + ": is of another version's form, " + kept.schema());
      }
      List<Point> points = kept.rows().stream().map(TrendFile::point).toList();
      points.forEach(trend::put);
      places.put(kept.places());
    } catch (NoSuchFileException e) {
      // Nothing was counted yet.
    } catch (JacksonException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /// @throws IOException when it cannot be written; the older one is still there then
  void write(Trend trend, Places places) throws IOException {
    Kept kept =
        new Kept(SCHEMA, places.all(), trend.points().stream().map(TrendFile::row).toList());
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.write(draft, JSON.writeValueAsBytes(kept));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<Long> row(Point point) {
    List<Long> row = new ArrayList<>();
    row.add(point.begin().getEpochSecond());
    row.add(point.length().toSeconds());
    Arrays.stream(Series.values()).forEach(series -> row.add(point.count(series)));
    row.addAll(point.latencies().flat());
    return row;
  }

  private static Point point(List<Long> row) {
    Map<Series, Long> counts = new EnumMap<>(Series.class);
    int at = 2;
    for (Series series : Series.values()) {
      counts.put(series, row.get(at++));
    }
    return new Point(
        Instant.ofEpochSecond(row.get(0)),
        Duration.ofSeconds(row.get(1)),
        counts,
        Latencies.of(row.subList(at, row.size())));
  }
}
