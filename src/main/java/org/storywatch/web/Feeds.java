package org.storywatch.web;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.storywatch.feed.FeedHealth;
import org.storywatch.feed.FeedState;

/// How the feeds are altogether.
///
/// @param level `well`, or `trying` where any needs a look
/// @param words how many are well, late, failing; empty when none was polled yet
public record Feeds(String level, String words) {
  static Feeds of(List<FeedState> feeds, Instant now) {
    Map<FeedHealth, Integer> counts = new EnumMap<>(FeedHealth.class);
    feeds.forEach(feed -> counts.merge(FeedHealth.of(feed, now), 1, Integer::sum));
    int well = counts.getOrDefault(FeedHealth.HEALTHY, 0);
    int unread = counts.getOrDefault(FeedHealth.UNREAD, 0);
    StringJoiner words = new StringJoiner(", ");
    counts.forEach((health, count) -> words.add(count + " " + words(health)));
    return new Feeds(well + unread == feeds.size() ? "well" : "trying", words.toString());
  }

  private static String words(FeedHealth health) {
    return switch (health) {
      case UNREAD -> "not polled yet";
      case HEALTHY -> "well";
      case LATE -> "late";
      case FAILING -> "failing";
      case GONE -> "ended by the publisher";
      case QUARANTINED -> "harmful";
    };
  }
}
