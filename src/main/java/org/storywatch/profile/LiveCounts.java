package org.storywatch.profile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// How often terms stood in the articles that this program read itself. They correct the table that
/// comes with it and cannot overturn it: however many articles were read, they weigh a quarter of
/// the table, so that the news of a few outlets, or of one story, do not become news in general.
///
/// @param days on how many days articles were read
/// @param articles how many there were
/// @param counts in how many of them each term stood, as [#steady] counts; rare ones may be missing
public record LiveCounts(int days, int articles, Map<String, Integer> counts) {
  /// What all of them together weigh at most, compared with the table.
  private static final double SHARE = 0.25;

  /// On fewer days one cannot tell what is usual.
  private static final int FEWEST_DAYS = 7;

  /// Fewer articles tell little.
  private static final int FEWEST_ARTICLES = 1_000;

  /// A term in fewer articles than these is as good as unknown.
  private static final int FEWEST = 2;

  /// Counts a term day by day, without what is only the story of some days: a day counts for one,
  /// and twice what a middling day has, at most. Otherwise a story that fills the news would make
  /// its own words worthless, to the profile that waits for it above all.
  ///
  /// @param days in how many articles of each day it stood; is sorted
  public static int steady(int[] days) {
    Arrays.sort(days);
    int most = 1 + 2 * days[days.length / 2];
    return Arrays.stream(days).map(day -> Math.min(day, most)).sum();
  }

  /// @return in how many articles a term must stand to change anything
  public static int least(int articles, Background table) {
    return Math.max(FEWEST, (int) Math.ceil(0.5 / weight(articles, table)));
  }

  /// @param table what comes with the program
  /// @return the table with these counts added to it; the table itself where they are too few
  public Background with(Background table) {
    if (days < FEWEST_DAYS || articles < FEWEST_ARTICLES) {
      return table;
    }
    double weight = weight(articles, table);
    Map<String, Integer> sums = new HashMap<>();
    Set<String> terms = new HashSet<>(table.counts().keySet());
    terms.addAll(counts.keySet());
    for (String term : terms) {
      double live = weight * counts.getOrDefault(term, 0);
      int sum = table.counts().getOrDefault(term, 0) + (int) Math.round(live);
      if (sum > 0) {
        sums.put(term, sum);
      }
    }
    return new Background(table.articles() + (int) Math.round(weight * articles), sums);
  }

  private static double weight(int articles, Background table) {
    return Math.min(1, SHARE * table.articles() / Math.max(1, articles));
  }
}
