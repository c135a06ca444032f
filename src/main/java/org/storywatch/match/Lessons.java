package org.storywatch.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Feedback.Verdict;
import org.storywatch.profile.Example;
import org.storywatch.profile.Examples;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;
import org.storywatch.profile.Weighing;
import org.storywatch.text.Analysis;
import org.storywatch.text.Reading;

/// Makes what people said of articles a part of their profile: the same profile and the same words
/// give the same, whatever was said and taken back in between.
record Lessons(Analysis analysis, Weighing weighing) {
  /// An article without a word teaches nothing, and of copies the last word holds.
  ///
  /// @param filed the profile as it was filed
  /// @param said what holds of articles and this profile, in any order
  Profile taught(Profile filed, List<Feedback> said) {
    List<Example> more = new ArrayList<>();
    List<Example> less = new ArrayList<>();
    Map<String, String> spellings = new HashMap<>();
    for (Feedback one : said.stream().sorted(Feedback.IN_ORDER.reversed()).toList()) {
      Reading reading =
          analysis.read(one.article().title(), one.article().text(), one.article().lang());
      Vectors vectors = weighing.weigh(reading);
      if (!vectors.words().isEmpty() && !known(vectors, more, less)) {
        Example example = new Example(vectors, one.article().published());
        if (one.verdict() == Verdict.MORE) {
          more.add(example);
          reading.spellings().forEach(spellings::putIfAbsent);
        } else if (one.verdict() == Verdict.LESS) {
          less.add(example);
        }
      }
    }
    return more.isEmpty() && less.isEmpty() ? filed : filed.with(more, less, spellings);
  }

  private static boolean known(Vectors text, List<Example> more, List<Example> less) {
    return Stream.concat(more.stream(), less.stream())
        .anyMatch(example -> Examples.same(example.vectors(), text));
  }
}
