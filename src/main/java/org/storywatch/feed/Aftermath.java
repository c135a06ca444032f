package org.storywatch.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a poll leaves of a feed's state. Pure.
///
/// A poll that failed leaves the validators and what was seen, so that the next good one begins
/// where the last good one ended.
final class Aftermath {
  private static final int SEEN = 1_000;

  private Aftermath() {}

  /// The state after a poll.
  ///
  /// @param current what the feed holds now: article id to the hash of its content
  static FeedState of(
      FeedState before, Polled poll, Map<String, String> current, PollSchedule schedule) {
    Feed feed = poll.feed();
    Fetch fetch = poll.fetch();
    boolean well = fetch.error().isEmpty();
    int failures = well ? 0 : before.failures() + 1;
    boolean same = before.url().equals(feed.url());
    String title = feed.title().isEmpty() ? before.title() : feed.title();
    String etag = same ? before.etag() : "";
    String lastModified = same ? before.lastModified() : "";
    Map<String, String> seen = before.seen();
    if (fetch instanceof Fetch.Fetched fetched) {
      String own = fetched.contents().title();
      title = feed.title().isEmpty() && !own.isEmpty() ? own : title;
      etag = fetched.etag();
      lastModified = fetched.lastModified();
      seen = seen(before.seen(), current);
    }
    return new FeedState(
        FeedState.SCHEMA,
        feed.id(),
        feed.url(),
        title,
        etag,
        lastModified,
        fetch.outcome(),
        failures,
        poll.at(),
        well ? poll.at() : before.read(),
        schedule.next(feed.id(), fetch, failures, poll.at()),
        fetch.error(),
        seen);
  }

  // What the feed holds now must stay, or it would be new again; the others fill the room.
  private static Map<String, String> seen(Map<String, String> before, Map<String, String> current) {
    List<String> others = before.keySet().stream().filter(id -> !current.containsKey(id)).toList();
    int room = Math.max(0, SEEN - current.size());
    Map<String, String> seen = new LinkedHashMap<>();
    others.stream()
        .skip(Math.max(0, others.size() - room))
        .forEach(id -> seen.put(id, before.getOrDefault(id, "")));
    // Feeds begin with the newest.
    new ArrayList<>(current.keySet())
        .reversed()
        .forEach(id -> seen.put(id, current.getOrDefault(id, "")));
    return seen;
  }
}
