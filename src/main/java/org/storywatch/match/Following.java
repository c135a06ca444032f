package org.storywatch.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storywatch.index.ProfileIndex;
import org.storywatch.index.Wanted;
import org.storywatch.profile.Profile;

/// What the profiles learned from one stream of articles, in its order. It begins with nothing and
/// is got back by reading the matches again. For one [Matcher], and not for several threads.
public final class Following {
  /// The score from which a match teaches: a story is followed by what is surely of it.
  static final double SURE = Weights.shipped().sure();

  private final boolean shared;
  private final Map<String, Course> courses = new HashMap<>();
  private final Map<String, Ahead> ahead = new HashMap<>();
  private final Map<Integer, String> stale = new HashMap<>();
  private final ProfileIndex index = new ProfileIndex();
  private @Nullable Following abroad;

  /// What was learned of articles in other languages.
  Following abroad() {
    if (abroad == null) {
      abroad = new Following();
    }
    return abroad;
  }

  /// Of a stream that is matched here alone.
  public Following() {
    this(false);
  }

  private Following(boolean shared) {
    this.shared = shared;
  }

  /// Of a stream that others match as well: what is matched here has its place in the order when it
  /// is heard of again, see [Teacher#heard].
  public static Following shared() {
    return new Following(true);
  }

  /// Makes what was learned ready for the next article, which otherwise would wait for it.
  public void ready() {
    ProfileIndex _ = index();
  }

  /// The profiles that learned, by their number in the matcher, with what they learned.
  ProfileIndex index() {
    stale.forEach((number, id) -> {
      Course course = courses.get(id);
      if (course == null) {
        index.remove(number);
      } else {
        Profile profile = course.profile();
        index.put(new Wanted(number, course.vectors(), Reach.of(profile, course)));
      }
    });
    stale.clear();
    return index;
  }

  Optional<Course> course(Profile profile) {
    return Optional.ofNullable(courses.get(profile.id()));
  }

  Course begin(Profile profile) {
    return courses.computeIfAbsent(profile.id(), id -> new Course(profile));
  }

  /// The terms of a profile are others now.
  void changed(int number, Profile profile) {
    stale.put(number, profile.id());
  }

  /// @return the score from which the profile tells now
  double line(Profile profile) {
    return course(profile).map(Course::line).orElse(profile.sensitivity().least());
  }

  /// @return whether an article that is not of the story would change anything
  boolean notes(Profile profile, Likeness seeds, double score) {
    boolean matters =
        Rivals.isNear(seeds, score)
            || Calibration.level(seeds.words())
                > Strangers.expected(profile.vectors().commonness());
    return matters
        && course(profile)
            .map(course -> course.notes(seeds, score))
            .orElse(seeds.words() < Course.SEED);
  }

  void forget(int number, Profile profile) {
    ahead.remove(profile.id());
    if (courses.remove(profile.id()) != null) {
      changed(number, profile);
    }
  }

  /// Learns in another way: what a profile learned by the topic, and of that what is ahead of it.
  void put(int number, Profile profile, Course course, Optional<Ahead> of) {
    courses.put(profile.id(), course);
    of.ifPresentOrElse(it -> ahead.put(profile.id(), it), () -> ahead.remove(profile.id()));
    changed(number, profile);
  }

  /// The profile is about to learn from what is not in the topic yet.
  void goAhead(Profile profile) {
    if (shared) {
      ahead.computeIfAbsent(profile.id(), id -> new Ahead(new Course(begin(profile))));
    }
  }

  /// The profile learned from this, and it is about to be written.
  void wentAhead(Match match) {
    ahead(match.profile()).ifPresent(it -> it.add(match));
  }

  Optional<Ahead> ahead(String profile) {
    return Optional.ofNullable(ahead.get(profile));
  }

  /// The profiles of which there is something that did not come back yet.
  List<String> ahead() {
    return new ArrayList<>(ahead.keySet());
  }

  void caughtUp(String profile) {
    ahead.remove(profile);
  }
}
