package org.storywatch.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Opinions;
import org.storywatch.match.Decision;
import org.storywatch.revision.Revision;
import org.storywatch.revision.Revisions;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.In;
import org.storywatch.stream.Topic;

/// What the topics keep of profiles: what people changed of them, what they said of articles, and
/// what was noted.
///
/// @param revisions what was changed
/// @param said what holds, by profile
/// @param noted what one profile took note of, in the order of the topic
public record Recollection(
    Revisions revisions, Map<String, List<Feedback>> said, List<Decision> noted) {
  /// Nothing at all.
  public static Recollection none() {
    return new Recollection(new Revisions(), Map.of(), List.of());
  }

  /// Reads what is there now, as one who only looks.
  public static Recollection of(Cluster cluster, String profile) {
    List<Decision> noted = new ArrayList<>();
    cluster.readAll(Topic.NOTED, record -> add(record, profile, noted));
    return new Recollection(revisions(cluster), said(cluster), List.copyOf(noted));
  }

  /// Reads what people changed and said, and nothing else.
  public static Recollection ofPeople(Cluster cluster) {
    return new Recollection(revisions(cluster), said(cluster), List.of());
  }

  private static Revisions revisions(Cluster cluster) {
    Revisions revisions = new Revisions();
    cluster.readAll(
        Topic.PROFILES, record -> Records.read(record, Revision.class).ifPresent(revisions::add));
    return revisions;
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
