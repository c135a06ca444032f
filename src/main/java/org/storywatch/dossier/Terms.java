package org.storywatch.dossier;

import java.util.List;
import org.storywatch.mail.Plain;
import org.storywatch.match.Sought;

/// What a profile looks for, as a table.
///
/// @param line the score from which it tells now
/// @param articles how many articles taught it terms, in words
/// @param rows the heaviest first
public record Terms(String line, String articles, List<Row> rows) {
  /// @param percent of the heaviest, for the bar
  /// @param learned whether it was not in the seeds
  public record Row(String term, String weight, int percent, boolean learned) {}

  static Terms of(Sought sought) {
    double most = sought.terms().isEmpty() ? 1 : sought.terms().getFirst().weight();
    return new Terms(
        Lines.score(sought.line()),
        switch (sought.articles()) {
          case 0 -> "no article yet";
          case 1 -> "1 article";
          default -> sought.articles() + " articles";
        },
        sought.terms().stream()
            .map(one ->
                new Row(
                    Plain.line(one.term()),
                    Lines.score(one.weight()),
                    (int) Math.round(100 * one.weight() / most),
                    one.given() == 0))
            .toList());
  }

  /// How many of them were learned.
  public long learned() {
    return rows.stream().filter(Row::learned).count();
  }
}
