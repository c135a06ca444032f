package org.storywatch.match;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storywatch.index.ProfileIndex;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;

/// What the profiles learned from one stream of articles, in its order. It begins with nothing and
/// is got back by reading the matches again. For one [Matcher], and not for several threads.
public final class Following {
  /// The score from which a match teaches: a story is followed by what is surely of it.
  static final double SURE = Weights.shipped().sure();

  private final Map<String, Course> courses = new HashMap<>();
  private final ProfileIndex index = new ProfileIndex();
  private @Nullable Following abroad;

  /// What was learned of articles in other languages.
  Following abroad() {
    if (abroad == null) {
      abroad = new Following();
    }
    return abroad;
  }

  /// The profiles that learned, by their number in the matcher, with what they learned.
  ProfileIndex index() {
    return index;
  }

  Optional<Course> course(Profile profile) {
    return Optional.ofNullable(courses.get(profile.id()));
  }

  Course begin(Profile profile) {
    return courses.computeIfAbsent(profile.id(), id -> new Course(profile));
  }

  /// Takes note of an article that is no match.
  ///
  /// @return whether it changed anything
  boolean missed(Profile profile, Vectors article, Likeness seeds, double score) {
    boolean matters =
        Rivals.isNear(seeds, score)
            || Calibration.level(seeds.words())
                > Strangers.expected(profile.vectors().commonness());
    return matters && begin(profile).missed(article, seeds, score);
  }

  void forget(String profile) {
    courses.remove(profile);
  }
}
