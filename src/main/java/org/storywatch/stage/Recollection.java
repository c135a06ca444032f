package org.storywatch.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Opinions;
import org.storywatch.match.Decision;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.In;
import org.storywatch.stream.Topic;

/// What the topics keep of profiles: what people said of articles, and what was noted.
///
/// @param said what holds, by profile
/// @param noted what one profile took note of, in the order of the topic
public record Recollection(Map<String, List<Feedback>> said, List<Decision> noted) {
  /// Nothing at all.
  public static final Recollection NONE = new Recollection(Map.of(), List.of());

  /// Reads what is there now, as one who only looks.
  public static Recollection of(Cluster cluster, String profile) {
    List<Decision> noted = new ArrayList<>();
    cluster.readAll(Topic.NOTED, record -> add(record, profile, noted));
    return new Recollection(said(cluster), List.copyOf(noted));
  }

  /// Reads what people said, and nothing else.
  public static Recollection ofFeedback(Cluster cluster) {
    return new Recollection(said(cluster), List.of());
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

  private static void add(In record, String profile, List<Decision> noted) {
    if (record.key().equals(profile)) {
      Records.read(record, Decision.class).ifPresent(noted::add);
    }
  }
}
