package org.storywatch.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Opinions;
import org.storywatch.match.Match;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.In;
import org.storywatch.stream.Topic;

/// What the topics keep of profiles: what people said of articles, and what was matched.
///
/// @param said what holds, by profile
/// @param matches of one profile, in the order of the topic
/// @param misses near misses of the same profile, in the order of the topic
public record Recollection(
    Map<String, List<Feedback>> said, List<Match> matches, List<Match> misses) {
  /// Nothing at all.
  public static final Recollection NONE = new Recollection(Map.of(), List.of(), List.of());

  /// Reads what is there now, as one who only looks.
  public static Recollection of(Cluster cluster, String profile) {
    return new Recollection(
        said(cluster),
        matches(cluster, Topic.MATCHES, profile),
        matches(cluster, Topic.NEAR_MISSES, profile));
  }

  /// Reads what people said, and no matches.
  public static Recollection ofFeedback(Cluster cluster) {
    return new Recollection(said(cluster), List.of(), List.of());
  }

  private static Map<String, List<Feedback>> said(Cluster cluster) {
    Opinions opinions = new Opinions();
    cluster.readAll(
        Topic.FEEDBACK,
        record ->
            Records.read(record, Feedback.class)
                .ifPresent(said -> {
                  boolean _ = opinions.add(said);
                }));
    Map<String, List<Feedback>> all = new HashMap<>();
    opinions.profiles().forEach(profile -> all.put(profile, opinions.of(profile)));
    return Map.copyOf(all);
  }

  private static List<Match> matches(Cluster cluster, Topic topic, String profile) {
    List<Match> matches = new ArrayList<>();
    cluster.readAll(topic, record -> add(record, profile, matches));
    return List.copyOf(matches);
  }

  private static void add(In record, String profile, List<Match> matches) {
    if (record.key().equals(profile)) {
      Records.read(record, Match.class).ifPresent(matches::add);
    }
  }
}
