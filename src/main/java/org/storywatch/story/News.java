package org.storywatch.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.storywatch.fact.Fact;

/// One thing that an article says and that was not told before.
///
/// @param fact what it says
/// @param weight how much that is
record News(Fact fact, double weight) {
  private static final int MOST = 6;
  private static final int LONGEST = 60;

  /// @return the weightiest as short phrases for people; one that says what another one says, and
  ///   more, stands in its place
  static List<String> phrases(List<News> news) {
    List<String> phrases = new ArrayList<>();
    for (News one : news.stream().sorted(Comparator.comparingInt(News::rank)).toList()) {
      String phrase = one.phrase();
      if (phrases.stream().noneMatch(other -> says(other, phrase))) {
        int shorter =
            IntStream.range(0, phrases.size())
                .filter(at -> says(phrase, phrases.get(at)))
                .findFirst()
                .orElse(phrases.size());
        phrases.removeIf(other -> says(phrase, other));
        phrases.add(shorter, phrase);
      }
    }
    return phrases.subList(0, Math.min(MOST, phrases.size()));
  }

  /// Whether all words of the other stand in the one, in a row.
  private static boolean says(String one, String other) {
    return (" " + one + " ").contains(" " + other + " ");
  }

  private int rank() {
    return switch (fact) {
      case Fact.Event _ -> 0;
      case Fact.Count _ -> 1;
      case Fact.Name _ -> 2;
      case Fact.Quote _ -> 3;
      case Fact.Day _ -> 4;
    };
  }

  private String phrase() {
    String plain = fact.said().replaceAll("\\s+", " ").strip();
    String said =
        plain.codePointCount(0, plain.length()) <= LONGEST
            ? plain
            : plain.substring(0, plain.offsetByCodePoints(0, LONGEST - 1)).strip() + "…";
    return fact instanceof Fact.Quote ? "“" + said + "”" : said;
  }

  /// Whether both tell of the same: "opens" is of what "opens again" is of.
  boolean isOf(News other) {
    if (fact instanceof Fact.Event mine && other.fact instanceof Fact.Event theirs) {
      return !Collections.disjoint(mine.kinds(), theirs.kinds());
    }
    return key().equals(other.key());
  }

  /// The same for the same news.
  String key() {
    return switch (fact) {
      case Fact.Event event -> "event" + event.kinds().stream().sorted().toList();
      case Fact.Count number -> "number" + number.quantity().readings();
      case Fact.Name name -> "name" + name.words();
      case Fact.Day day -> "day" + day.days();
      case Fact.Quote quote -> "quote" + quote.said();
    };
  }
}
