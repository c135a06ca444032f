package org.storywatch.match;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.storywatch.profile.Profile;

/// What the profiles learned from one stream of articles, in its order. It begins with nothing and
/// is got back by reading the matches again. Not for several threads.
public final class Following {
  /// The score from which a match teaches: a story is followed by what is surely of it.
  static final double SURE = 0.7;

  private final Map<String, Course> courses = new HashMap<>();

  Optional<Course> course(Profile profile) {
    return Optional.ofNullable(courses.get(profile.id()));
  }

  Course begin(Profile profile) {
    return courses.computeIfAbsent(profile.id(), id -> new Course(profile));
  }

  void forget(String profile) {
    courses.remove(profile);
  }
}
