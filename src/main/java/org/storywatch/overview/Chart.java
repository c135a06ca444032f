package org.storywatch.overview;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Values in time as bars, drawn as the path of an SVG picture of 1000 by 100 units.
///
/// @param title what it shows
/// @param figure the same as one figure
/// @param words the same in words, for who does not see the picture
/// @param top what the full height stands for
/// @param path the bars; empty when all values are 0
public record Chart(String title, String figure, String words, String top, String path) {
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 100;

  /// So much of a step is left between bars.
  private static final double GAP = 0.2;

  /// A value that is not 0 is seen.
  private static final double LEAST = 2;

  /// @param values from left to right
  /// @param most the value of a bar of full height
  static String bars(List<Double> values, double most) {
    double step = WIDTH / values.size();
    return IntStream.range(0, values.size())
        .filter(i -> values.get(i) > 0)
        .mapToObj(i ->
            String.format(
                Locale.ROOT,
                "M%.1f %.0fv-%.1fh%.1fv%.1fz",
                step * (i + GAP / 2),
                HEIGHT,
                height(values.get(i), most),
                step * (1 - GAP),
                height(values.get(i), most)))
        .collect(Collectors.joining());
  }

  private static double height(double value, double most) {
    return Math.max(LEAST, HEIGHT * Math.min(1, value / most));
  }
}
