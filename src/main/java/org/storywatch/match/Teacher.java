package org.storywatch.match;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.storywatch.article.Article;
import org.storywatch.feedback.Feedback;
import org.storywatch.profile.Example;
import org.storywatch.profile.Examples;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;
import org.storywatch.text.Reading;

/// Teaches profiles by what they matched or nearly matched.
///
/// A match teaches as it is made, and the same is got back from the topic of what was noted: what a
/// profile learned are its records there, in their order, and nothing else.
public final class Teacher {
  private final Register register;

  Teacher(Register register) {
    this.register = register;
  }

  /// Heeds what was said from now on. What was learned stays, though it may be of what is not
  /// wanted any more, until it is learned again.
  ///
  /// @param said all that holds of the articles of some profiles, by profile
  public void heed(Map<String, List<Feedback>> said, Following following) {
    register.heed(said);
    said.keySet().forEach(profile -> renew(profile, following));
  }

  /// Learns from an article that was scored now.
  void teach(
      Profile profile,
      Vectors article,
      Likeness seeds,
      double score,
      Article read,
      Following following) {
    Course course = following.begin(profile);
    boolean _ = course.met(score, read);
    if (score >= Following.SURE) {
      learn(course, article, seeds, read.published());
    } else if (score < Calibration.DECISION) {
      boolean _ = course.missed(article, seeds, score);
    }
  }

  /// Learns from a match or a near miss that was made before, as making it did, unless somebody
  /// said since that it, or what is like it, is not of the story.
  ///
  /// @return whether it taught anything
  public boolean recall(Match match, Following following) {
    return register
        .profile(match.profile())
        .filter(profile -> recall(profile, match, following))
        .isPresent();
  }

  private boolean recall(Profile profile, Match match, Following following) {
    Course course = following.course(profile).orElseGet(() -> new Course(profile));
    boolean taught = recall(match, course);
    if (taught) {
      following.put(profile, course, Optional.empty());
    }
    return taught;
  }

  /// @return whether it taught anything
  private boolean recall(Match match, Course course) {
    Article article = match.article();
    boolean met = course.met(match.score(), article);
    return taught(match, course) || met;
  }

  private boolean taught(Match match, Course course) {
    boolean missed = match.score() < Calibration.DECISION;
    if (!missed && match.score() < Following.SURE) {
      return false;
    }
    Article article = match.article();
    Profile profile = course.profile();
    Reading reading = register.read(article);
    if (!profile.speaks(reading.language())) {
      return false; // it was matched as the profile was filed, and so is the next
    }
    Vectors vectors = register.weigh(reading);
    Likeness seeds = Likeness.between(vectors, profile.vectors());
    if (missed) {
      return course.missed(vectors, seeds, match.score());
    }
    boolean trusted = trusted(profile, seeds, vectors, article, course);
    if (trusted) {
      learn(course, vectors, seeds, article.published());
    }
    return trusted;
  }

  private static boolean trusted(
      Profile profile, Likeness seeds, Vectors vectors, Article article, Course course) {
    Examples said = profile.examples();
    return (said.more().isEmpty() && said.less().isEmpty())
        || Fit.of(profile, seeds, vectors, article, course).judgement().trusted();
  }

  /// What somebody wants more of is an example already, and tells its time only.
  private static void learn(Course course, Vectors article, Likeness seeds, Instant published) {
    boolean example = course.profile().examples().wants(article);
    course.learn(article, example ? Likeness.SAME : seeds, published);
  }

  /// Learns from a match or a near miss that stands next in its topic, whoever made it: what was
  /// learned ahead of it comes after it.
  ///
  /// @return whether it taught anything that was not known here already
  public boolean heard(Match match, Following following) {
    Optional<Ahead> ahead = following.ahead(match.profile());
    if (ahead.isEmpty()) {
      return recall(match, following);
    }
    if (ahead.get().confirms(match)) {
      if (ahead.get().isEmpty()) {
        following.caughtUp(match.profile());
      }
      return false;
    }
    ahead.get().drop(match);
    Course settled = ahead.get().settled(this::recall);
    boolean taught = recall(match, settled);
    rebuild(match.profile(), settled, ahead.get().open(), following);
    return taught;
  }

  /// Forgets what was learned and did not come back from the topic: it may never have been written.
  public void settle(Following following) {
    following.ahead().forEach(profile -> settle(profile, following));
  }

  private void settle(String profile, Following following) {
    following
        .ahead(profile)
        .ifPresent(ahead -> rebuild(profile, ahead.settled(this::recall), List.of(), following));
  }

  /// Puts what a profile learned again beside the matching in the place of what it learned before.
  ///
  /// @param again what it learned by the topic until some place
  /// @param since what the topic says from there on
  public void replace(String profile, Following again, List<Match> since, Following following) {
    replace(profile, again, since, following.ahead(profile), following);
  }

  /// Goes on where another matcher of the same profiles was, with what they learned again beside
  /// it.
  ///
  /// @param before what they learned with the other one
  /// @param since what the topic says since the profiles began to learn again
  /// @param again what they learned by the topic until then
  public void takeOver(Following before, List<Match> since, Following again) {
    Set<String> more = new HashSet<>(before.ahead());
    since.forEach(match -> more.add(match.profile()));
    more.forEach(profile -> replace(profile, again, since, before.ahead(profile), again));
  }

  private void replace(
      String profile,
      Following again,
      List<Match> since,
      Optional<Ahead> ahead,
      Following following) {
    Optional<Profile> found = register.profile(profile);
    if (found.isPresent()) {
      Course settled = again.course(found.get()).orElseGet(() -> new Course(found.get()));
      since.stream()
          .filter(match -> match.profile().equals(profile))
          .forEach(match -> recall(match, settled));
      rebuild(profile, settled, ahead.map(Ahead::open).orElse(List.of()), following);
    }
  }

  /// Learns what is ahead of the topic once more, after what it says.
  private void rebuild(String profile, Course settled, List<Match> open, Following following) {
    Optional<Profile> found = register.profile(profile);
    if (found.isPresent()) {
      if (open.isEmpty()) {
        following.put(found.get(), settled, Optional.empty());
      } else {
        Ahead ahead = new Ahead(settled);
        Course course = new Course(settled);
        for (Match match : open) {
          boolean _ = recall(match, course);
          ahead.add(match);
        }
        following.put(found.get(), course, Optional.of(ahead));
      }
    }
  }

  /// Goes on with what was learned, for the profile as it is now.
  private void renew(String profile, Following following) {
    Optional<Profile> found = register.profile(profile);
    if (found.isPresent()) {
      Profile now = found.get();
      List<Match> open = following.ahead(profile).map(Ahead::open).orElse(List.of());
      Course before =
          following
              .ahead(profile)
              .map(ahead -> ahead.settled(this::recall))
              .or(() -> following.course(now))
              .orElseGet(() -> new Course(now));
      rebuild(profile, new Course(now, before), open, following);
    }
  }

  /// Makes these profiles forget what they learned, but for the time of what somebody wants more
  /// of.
  public void begin(Collection<String> ids, Following following) {
    ids.forEach(id -> begin(id, following));
  }

  private void begin(String id, Following following) {
    Optional<Profile> found = register.profile(id);
    if (found.isPresent()) {
      Profile profile = found.get();
      following.forget(profile);
      for (Example example : profile.examples().more()) {
        learn(following.begin(profile), example.vectors(), Likeness.SAME, example.published());
      }
    }
  }
}
