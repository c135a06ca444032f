package org.storywatch.poll;

import java.net.URI;
import java.time.Duration;
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
import org.storywatch.feed.Lease;
import org.storywatch.feed.Move;
import org.storywatch.feed.News;
import org.storywatch.feed.Rhythm;
import org.storywatch.feed.Said;
import org.storywatch.feed.Seen;
import org.storywatch.format.Entry;
import org.storywatch.format.Parsed;
import org.storywatch.format.Wishes;

/// What a poll, or word from a hub, leaves of a feed's state. Pure.
///
/// A poll that failed leaves the validators and what was seen, so that the next good one begins
/// where the last good one ended.
final class Aftermath {
  private static final int SEEN = 1_000;
  private static final Duration HUB_TAKES = Duration.ofMinutes(10);

  private final FeedState before;
  private final Feed feed;
  private final News news;
  private final Instant at;
  private final PollSchedule schedule;
  private final String callback;

  private String title;
  private String etag;
  private String lastModified;
  private Move move;
  private Rhythm rhythm;
  private Wishes wishes;
  private Lease lease;
  private boolean gap;
  private Seen seen;

  /// @param before the state that the poll was made with
  /// @param seen the entries that were known then
  /// @param callback the address of ours that the feed's hub is given
  Aftermath(FeedState before, Seen seen, Polled poll, PollSchedule schedule, String callback) {
    this.before = before;
    this.feed = poll.feed();
    this.news = poll.news();
    this.at = poll.at();
    this.schedule = schedule;
    this.callback = callback;
    this.title = feed.title().isEmpty() ? before.title() : feed.title();
    this.etag = before.etag();
    this.lastModified = before.lastModified();
    this.move = before.move();
    this.rhythm = before.rhythm();
    this.wishes = before.wishes();
    this.lease = before.lease();
    this.seen = seen;
  }

  /// Takes in the entries that came, and says what is new in them.
  Arrivals arrivals(Parsed.Contents contents) {
    List<Entry> entries = contents.entries();
    Map<String, Entry> current = Identity.identify(feed.id(), entries, seen.entries());
    Arrivals arrivals = Arrivals.of(before, seen, current, at);
    List<Instant> dates = arrivals.fresh().values().stream().map(Entry::published).toList();
    rhythm = before.wasRead() ? before.rhythm().after(dates, at) : Rhythm.first(dates, at);
    keep(current);
    if (news instanceof Fetch.Fetched fetched) {
      read(fetched, arrivals);
      return arrivals;
    }
    return arrivals.ofAPart();
  }

  // A hub sends what is new, so all the rest is learned from polls alone.
  private void read(Fetch.Fetched fetched, Arrivals arrivals) {
    Parsed.Contents contents = fetched.contents();
    String own = contents.title();
    title = feed.title().isEmpty() && !own.isEmpty() ? own : title;
    // Of an answer that broke off the rest is still to come.
    boolean whole = !contents.cut();
    etag = whole ? fetched.etag() : "";
    lastModified = whole ? fetched.lastModified() : "";
    wishes = contents.wishes();
    gap = arrivals.gap();
    boolean told = before.lease().holds(callback, at);
    lease = before.lease().of(contents.push(), before.url());
    if (told && untold(arrivals)) {
      lease = lease.broken(at);
    }
  }

  // What came before the promise is not its matter; what came a moment ago the hub may be about to
  // tell.
  private boolean untold(Arrivals arrivals) {
    return arrivals.fresh().entrySet().stream()
        .filter(fresh -> !arrivals.backfill().contains(fresh.getKey()))
        .map(fresh -> fresh.getValue().published())
        .anyMatch(
            date -> date.isAfter(before.lease().from()) && date.isBefore(at.minus(HUB_TAKES)));
  }

  /// The entries that are known after the poll: the same object when there is no other.
  Seen seen() {
    return seen;
  }

  /// The state afterwards.
  FeedState state() {
    return switch (news) {
      case Fetch fetch -> polled(fetch);
      case Said said -> said(said);
    };
  }

  private FeedState said(Said said) {
    boolean told = before.lease().holds(callback, at);
    lease = before.lease().after(said);
    boolean alone = told && !lease.holds(callback, at);
    Instant soon = at.plus(schedule.minInterval());
    Instant next = alone && soon.isBefore(before.next()) ? soon : before.next();
    return before.after(title, rhythm, lease, next);
  }

  private FeedState polled(Fetch fetch) {
    boolean well = fetch.error().isEmpty();
    int failures = well ? 0 : failures(fetch);
    switch (fetch) {
      case Fetch.Fetched fetched -> move = before.move().seen(before.url(), fetched.home());
      case Fetch.NotModified same -> {
        move = before.move().seen(before.url(), same.home());
        rhythm = before.rhythm().after(List.of(), at);
      }
      case Fetch.Refused _, Fetch.Gone _, Fetch.Limited _, Fetch.Unanswered _, Fetch.Failed _ -> {}
    }
    URI url = move.sure() ? move.to() : before.url();
    boolean moved = !url.equals(before.url());
    int harmful = harmful(fetch);
    Instant told = lease.holds(callback, at) ? lease.renewal() : at;
    PollSchedule.Facts facts =
        new PollSchedule.Facts(fetch, failures, harmful, rhythm, wishes, gap, told);
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
        harmful,
        before.gaps() + (gap ? 1 : 0),
        at,
        well ? at : before.read(),
        schedule.next(feed.id(), facts, at),
        fetch.error(),
        moved ? Move.none(url) : move,
        rhythm,
        wishes,
        lease,
        before.trouble().after(wrong(fetch), at));
  }

  // What is our own fault is not held against the feed once the network is back.
  private int failures(Fetch fetch) {
    boolean ours = fetch instanceof Fetch.Unanswered none && none.ours();
    return ours ? Math.max(1, before.failures()) : before.failures() + 1;
  }

  private String wrong(Fetch fetch) {
    return fetch.error().isEmpty() && rhythm.late(at)
        ? "is silent for longer than usual"
        : fetch.error();
  }

  private int harmful(Fetch fetch) {
    if (fetch instanceof Fetch.Failed failed) {
      return failed.harmful() ? before.harmful() + 1 : before.harmful();
    }
    return fetch.error().isEmpty() ? 0 : before.harmful();
  }

  // What the feed holds now must stay, or it would be new again; the others fill the room.
  private void keep(Map<String, Entry> current) {
    List<Map.Entry<String, Known>> others =
        seen.entries().entrySet().stream()
            .filter(known -> !current.containsKey(known.getKey()))
            .toList();
    // A hub does not say what the feed holds beside it.
    int most = news instanceof Said ? Math.max(SEEN, seen.entries().size() + current.size()) : SEEN;
    int room = Math.max(0, most - current.size());
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
