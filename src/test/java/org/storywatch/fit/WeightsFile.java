package org.storywatch.fit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.storywatch.match.Odds;
import org.storywatch.match.Weights;

/// The resources that [Weights] and [Odds] read.
final class WeightsFile {
  private WeightsFile() {}

  static void write(Weights weights, Path file) throws IOException {
    Files.writeString(file, text(weights));
  }

  static void write(Odds odds, Path file) throws IOException {
    Files.writeString(file, text(odds));
  }

  static String text(Odds odds) {
    return "# How many alerts are false; see the class FalseAlerts. Made by mvn -Pfit test.\n"
        + line("base", odds.base())
        + line("evidence", odds.evidence())
        + line("most", odds.most())
        + line("told", odds.told());
  }

  /// @return the lines of the resource, three digits after the point
  static String text(Weights weights) {
    return "# What each kind of evidence weighs; see the class Weights. Made by mvn -Pfit test.\n"
        + line("words", weights.words())
        + line("opening", weights.opening())
        + line("numbers", weights.numbers())
        + line("freshness", weights.freshness())
        + line("bias", weights.bias())
        + line("usual-words", weights.usualWords())
        + line("usual-opening", weights.usualOpening())
        + line("common", weights.common())
        + line("nearest", weights.nearest())
        + line("rival-words", weights.rivalWords())
        + line("rival-opening", weights.rivalOpening())
        + line("core", weights.core())
        + line("sure", weights.sure())
        + line("near", weights.near());
  }

  private static String line(String key, double value) {
    return String.format(Locale.ROOT, "%s = %.3f%n", key, value).replace("\r", "");
  }
}
