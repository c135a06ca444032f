package org.storywatch;

import io.micrometer.core.instrument.Gauge;
import org.storywatch.config.Settings;
import org.storywatch.revision.Revisions;
import org.storywatch.stage.Archiving;
import org.storywatch.stage.LiveMatcher;
import org.storywatch.stage.Matching;
import org.storywatch.stage.Verdicts;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Topic;

/// Starts what keeps articles, and what compares them with the profiles.
record Matchers(Engine engine) {
  /// @param revisions of the profiles, all of them until now, and followed by somebody else
  /// @return the matching, which knows what profiles look for
  Matching start(Cluster cluster, Watch watch, Revisions revisions) {
    Settings settings = engine.settings();
    Closing closing = engine.closing();
    Archiving archiving =
        closing.add(
            new Archiving(cluster, settings.archive(), settings.archived(), engine.clock()));
    engine.health().add("archive", archiving::condition, archiving.heartbeat());
    archiving.start();
    LiveMatcher matcher = closing.add(watch.matcher(revisions, settings.archive(), engine.clock()));
    engine.health().add("background", matcher::condition, matcher.heartbeat());
    matcher.start();
    Gauge.builder("profiles.most", matcher, LiveMatcher::most)
        .description("The most profiles that articles were compared with at any time")
        .strongReference(true)
        .register(engine.meters());
    Verdicts verdicts = new Verdicts();
    engine.follow("feedback", verdicts.of(cluster));
    Matching matching = new Matching(cluster, matcher, verdicts, engine.meters());
    engine.run(cluster, "match", Topic.ARTICLES, matching);
    return matching;
  }
}
