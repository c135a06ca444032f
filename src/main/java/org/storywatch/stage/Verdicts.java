package org.storywatch.stage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Opinions;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Follower;
import org.storywatch.stream.In;
import org.storywatch.stream.Past;
import org.storywatch.stream.Topic;

/// Follows what people say of articles, for the matching.
public final class Verdicts {
  private final Opinions opinions = new Opinions();
  private final Set<String> changed = new HashSet<>();
  private final Set<String> open = new HashSet<>();

  /// A follower, not started, that keeps this up to date.
  public Follower of(Cluster cluster) {
    return cluster.follow(Map.of(Topic.FEEDBACK, Integer.MAX_VALUE), this::take);
  }

  /// Takes in all that was said until now.
  void recall(Past past) {
    past.everywhere(Topic.FEEDBACK, this::take);
  }

  /// @return all that holds of each profile of which something else was said since this was asked
  synchronized Map<String, List<Feedback>> changed() {
    Map<String, List<Feedback>> said = of(changed);
    changed.clear();
    return said;
  }

  /// @return all that holds, by profile
  Map<String, List<Feedback>> all() {
    return of(opinions.profiles());
  }

  private Map<String, List<Feedback>> of(Set<String> profiles) {
    Map<String, List<Feedback>> said = new HashMap<>();
    profiles.forEach(profile -> said.put(profile, opinions.of(profile)));
    return said;
  }

  /// What was said of these profiles until it was asked for is now all that they know.
  synchronized void heeded(Set<String> profiles) {
    open.removeAll(profiles);
    open.addAll(changed);
  }

  /// @return how many profiles do not heed all of what was said of them yet
  synchronized int open() {
    return open.size();
  }

  /// @return what was said last, also when it took something back
  Optional<Feedback> last(String profile, String article) {
    return opinions.of(profile, article);
  }

  /// @return how many words hold
  int held() {
    return opinions.newestFirst().size();
  }

  private synchronized void take(In record) {
    Records.read(record, Feedback.class)
        .filter(opinions::add)
        .ifPresent(said -> {
          changed.add(said.profile());
          open.add(said.profile());
        });
  }
}
