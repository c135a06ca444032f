package org.storywatch.poll;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.storywatch.feed.Arrivals;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.Fetch;
import org.storywatch.feed.Identity;
import org.storywatch.feed.Known;
import org.storywatch.feed.Move;
import org.storywatch.feed.Rhythm;
import org.storywatch.feed.Seen;
import org.storywatch.format.Entry;
import org.storywatch.format.Wishes;

/// What a poll leaves of a feed's state. Pure.
///
/// A poll that failed leaves the validators and what was seen, so that the next good one begins
/// where the last good one ended.
final class Aftermath {
  private static final int SEEN = 1_000;

  private final FeedState before;
  private final Feed feed;
  private final Fetch fetch;
  private final Instant at;
  private final PollSchedule schedule;

  private String title;
  private String etag;
  private String lastModified;
  private Move move;
  private Rhythm rhythm;
  private Wishes wishes;
  private boolean gap;
  private Seen seen;

  /// @param before the state that the poll was made with
  /// @param seen the entries that were known then
  Aftermath(FeedState before, Seen seen, Polled poll, PollSchedule schedule) {
    this.before = before;
    this.feed = poll.feed();
    this.fetch = poll.fetch();
    this.at = poll.at();
    this.schedule = schedule;
    this.title = feed.title().isEmpty() ? before.title() : feed.title();
    this.etag = before.etag();
    this.lastModified = before.lastModified();
    this.move = before.move();
    this.rhythm = before.rhythm();
    this.wishes = before.wishes();
    this.seen = seen;
  }

  /// Takes in the entries of an answer, and says what is new in it.
  Arrivals arrivals(Fetch.Fetched fetched) {
    List<Entry> entries = fetched.contents().entries();
    Map<String, Entry> current = Identity.identify(feed.id(), entries, seen.entries());
    Arrivals arrivals = Arrivals.of(before, seen, current, at);
    String own = fetched.contents().title();
    title = feed.title().isEmpty() && !own.isEmpty() ? own : title;
    // Of an answer that broke off the rest is still to come.
    boolean whole = !fetched.contents().cut();
    etag = whole ? fetched.etag() : "";
    lastModified = whole ? fetched.lastModified() : "";
    wishes = fetched.contents().wishes();
    gap = arrivals.gap();
    List<Instant> dates = arrivals.fresh().values().stream().map(Entry::published).toList();
    rhythm = before.wasRead() ? before.rhythm().after(dates, at) : Rhythm.first(dates, at);
    keep(current);
    return arrivals;
  }

  /// The entries that are known after the poll: the same object when there is no other.
  Seen seen() {
    return seen;
  }

  /// The state after the poll.
  FeedState state() {
    boolean well = fetch.error().isEmpty();
    int failures = well ? 0 : before.failures() + 1;
    switch (fetch) {
      case Fetch.Fetched fetched -> move = before.move().seen(before.url(), fetched.home());
      case Fetch.NotModified same -> {
        move = before.move().seen(before.url(), same.home());
        rhythm = before.rhythm().after(List.of(), at);
      }
      case Fetch.Refused _, Fetch.Gone _, Fetch.Limited _, Fetch.Failed _ -> {}
    }
    URI url = move.sure() ? move.to() : before.url();
    boolean moved = !url.equals(before.url());
    return new FeedState(
        FeedState.SCHEMA,
        feed.id(),
        feed.url(),
        url,
        title,
        moved ? "" : etag,
        moved ? "" : lastModified,
        fetch.outcome(),
        failures,
        harmful(),
        before.gaps() + (gap ? 1 : 0),
        at,
        well ? at : before.read(),
        next(failures),
        fetch.error(),
        moved ? Move.none(url) : move,
        rhythm,
        wishes);
  }

  private int harmful() {
    if (fetch instanceof Fetch.Failed failed) {
      return failed.harmful() ? before.harmful() + 1 : before.harmful();
    }
    return fetch.error().isEmpty() ? 0 : before.harmful();
  }

  private Instant next(int failures) {
    return schedule.next(
        feed.id(), new PollSchedule.Facts(fetch, failures, harmful(), rhythm, wishes, gap), at);
  }

  // What the feed holds now must stay, or it would be new again; the others fill the room.
  private void keep(Map<String, Entry> current) {
    List<Map.Entry<String, Known>> others =
        seen.entries().entrySet().stream()
            .filter(known -> !current.containsKey(known.getKey()))
            .toList();
    int room = Math.max(0, SEEN - current.size());
    Map<String, Known> after = new LinkedHashMap<>();
    others.stream()
        .skip(Math.max(0, others.size() - room))
        .forEach(known -> after.put(known.getKey(), known.getValue()));
    // Feeds begin with the newest.
    new ArrayList<>(current.entrySet())
        .reversed()
        .forEach(found -> after.put(found.getKey(), Identity.remember(found.getValue())));
    if (!after.equals(seen.entries())) {
      seen = Seen.of(feed.id(), at, after);
    }
  }
}
