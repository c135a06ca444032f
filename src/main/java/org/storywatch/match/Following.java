package org.storywatch.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;

/// What the profiles learned from one stream of articles, in its order. It begins with nothing and
/// is got back by reading the matches again. For one [Matcher], and not for several threads.
public final class Following {
  /// The score from which a match teaches: a story is followed by what is surely of it.
  static final double SURE = Weights.shipped().sure();

  private final boolean shared;
  private final Map<String, Course> courses = new HashMap<>();
  private final Map<String, Ahead> ahead = new HashMap<>();
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
    for (Course course : courses.values()) {
      Vectors _ = course.vectors();
    }
  }

  Optional<Course> course(Profile profile) {
    return Optional.ofNullable(courses.get(profile.id()));
  }

  Course begin(Profile profile) {
    return courses.computeIfAbsent(profile.id(), id -> new Course(profile));
  }

  /// @param seeds how alike an article and the profile's seeds are in words
  /// @return whether there is something learned that counts for the article
  boolean learned(Profile profile, double seeds) {
    Course course = courses.get(profile.id());
    return course != null && course.counts(seeds);
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

  void forget(Profile profile) {
    ahead.remove(profile.id());
    courses.remove(profile.id());
  }

  /// Learns in another way: what a profile learned by the topic, and of that what is ahead of it.
  void put(Profile profile, Course course, Optional<Ahead> of) {
    courses.put(profile.id(), course);
    of.ifPresentOrElse(it -> ahead.put(profile.id(), it), () -> ahead.remove(profile.id()));
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
