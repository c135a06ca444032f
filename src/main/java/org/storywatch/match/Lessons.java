package org.storywatch.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.storywatch.article.Article;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Feedback.Verdict;
import org.storywatch.profile.Example;
import org.storywatch.profile.Examples;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;
import org.storywatch.text.Reading;

/// Makes what people said of articles a part of their profile: the same profile and the same words
/// give the same, whatever was said and taken back in between.
///
/// @param home how articles are read in the language of a profile's seeds
/// @param abroad how all are read for comparing them with articles of other languages
record Lessons(View home, View abroad) {
  /// An article without a word teaches nothing, and of copies the last word holds.
  ///
  /// @param filed the profile as it was filed
  /// @param said what holds of articles and this profile, in any order
  Profile taught(Profile filed, List<Feedback> said) {
    List<Feedback> latest = said.stream().sorted(Feedback.IN_ORDER.reversed()).toList();
    Said words = new Said();
    Said names = new Said();
    for (Feedback one : latest) {
      Article article = one.article();
      Reading reading = home.read(article);
      if (home.isFor(filed, reading.language())) {
        words.take(one, reading, home.weigh(reading));
      }
      Reading shared = abroad.read(article);
      names.take(one, shared, abroad.weigh(shared));
    }
    Profile taught =
        words.isNothing() ? filed : filed.with(words.more, words.less, words.spellings);
    return names.isNothing() ? taught : taught.withAbroad(names.more, names.less);
  }

  /// What was said, as the profile will know it.
  private static final class Said {
    private final List<Example> more = new ArrayList<>();
    private final List<Example> less = new ArrayList<>();
    private final Map<String, String> spellings = new HashMap<>();

    void take(Feedback said, Reading reading, Vectors vectors) {
      if (!vectors.words().isEmpty() && !known(vectors)) {
        Example example = new Example(vectors, said.article().published());
        if (said.verdict() == Verdict.MORE) {
          more.add(example);
          reading.spellings().forEach(spellings::putIfAbsent);
        } else if (said.verdict() == Verdict.LESS) {
          less.add(example);
        }
      }
    }

    boolean isNothing() {
      return more.isEmpty() && less.isEmpty();
    }

    private boolean known(Vectors text) {
      return Stream.concat(more.stream(), less.stream())
          .anyMatch(example -> Examples.same(example.vectors(), text));
    }
  }
}
