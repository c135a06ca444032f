package org.storywatch.poll;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.feed.ArticleSink;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.Fetch;
import org.storywatch.feed.Said;
import org.storywatch.feed.Seen;
import org.storywatch.format.FeedParser;
import org.storywatch.fulltext.When;
import org.storywatch.net.Outbound;
import org.storywatch.ops.Heartbeat;
import org.storywatch.websub.Hubs;
import org.storywatch.websub.Word;

/// Polls the feeds of the list whose shards this process owns, each in its turn, and publishes what
/// is new.
public final class Polling implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Polling.class);
  private static final Duration FETCH_GRACE = Duration.ofSeconds(5);
  private static final Duration PUBLISH_GRACE = Duration.ofSeconds(10);

  private final Newsdesk desk;
  private final Press press;
  private final Turns turns;
  private final Roster roster;
  private final Hosts hosts = new Hosts();
  private final PollSchedule schedule;
  private final Reporter reporter;
  private final Reach reach;
  private final InstantSource clock;
  private final Heartbeat heart = new Heartbeat();
  private final Errands errands = new Errands();
  private final Thread scheduler = Thread.ofVirtual().name("feed-turns").unstarted(this::schedule);
  private final Thread publisher;
  private volatile boolean closing;

  /// Polls nothing until there is a list and a shard is taken.
  ///
  /// @param fullText when the pages of articles are read, where the feed list does not say
  /// @param hubs asks hubs to tell of feeds; empty where no hub could reach us
  public Polling(
      Outbound outbound,
      ArticleSink sink,
      PollSchedule schedule,
      When fullText,
      Optional<Hubs> hubs,
      InstantSource clock,
      MeterRegistry registry) {
    this.clock = clock;
    this.schedule = schedule;
    FeedParser parser = new FeedParser();
    Switchboard switchboard = new Switchboard(hubs, parser);
    this.desk = new Newsdesk(schedule, switchboard::callback);
    this.turns = new Turns(clock, heart);
    this.roster = new Roster(sink::shard);
    FeedMeters meters = new FeedMeters(registry, this::states, clock);
    this.reach = new Reach(schedule.minInterval(), clock.instant());
    this.press = new Press(desk, roster, sink, meters, this::published);
    this.reporter =
        new Reporter(
            new Poller(outbound, parser, reach, clock),
            switchboard,
            new Reading(outbound, fullText, clock),
            hosts,
            desk,
            turns,
            press,
            meters,
            clock);
    this.publisher = Thread.ofVirtual().name("feed-press").unstarted(press);
  }

  /// Begins to poll.
  public void start() {
    publisher.start();
    scheduler.start();
  }

  /// Polls these feeds from now on, and no others.
  public void list(List<Feed> feeds) {
    begin(roster.list(feeds));
  }

  /// These shards are ours from now on. What is remembered of other shards was read a moment ago,
  /// and we may know better by now.
  ///
  /// @param stored what is remembered of feeds
  /// @param seen the entries of feeds, also of those of other shards and of those that are not in
  ///   the list: their articles are known
  public void take(Set<Integer> shards, Collection<FeedState> stored, Collection<Seen> seen) {
    stored.forEach(this::heard);
    seen.forEach(this::heard);
    stored.stream().filter(one -> shards.contains(roster.shard(one.feed()))).forEach(desk::keep);
    seen.stream().filter(one -> shards.contains(roster.shard(one.feed()))).forEach(desk::keep);
    begin(roster.take(shards));
  }

  /// This shard is not ours any more. Returns when nothing of it is being published.
  public void drop(int shard) {
    roster.drop(shard);
    press.awaitEnd(shard);
  }

  /// Another process has polled a feed.
  public void heard(FeedState state) {
    if (!roster.owns(state.feed())) {
      desk.hear(state);
    }
  }

  /// Another process has read a feed.
  public void heard(Seen seen) {
    if (!roster.owns(seen.feed())) {
      desk.hear(seen);
    }
  }

  /// A hub has said something of a feed, or somebody wants it polled.
  public void said(Word word) {
    Optional<Turn> turn = roster.turn(word.feed());
    if (turn.isPresent() && !closing) {
      errands.send(turn.get(), () -> reporter.hear(turn.get(), word));
    }
  }

  /// The states of all feeds that are polled here, in the order of the feed list.
  public List<FeedState> states() {
    return roster.feeds().stream().map(desk::state).toList();
  }

  /// What keeps articles from being published, in words; empty when nothing does.
  public Optional<String> trouble() {
    return press.trouble();
  }

  /// Since when nobody has answered, where this machine seems to have no network; empty where
  /// somebody does.
  public Optional<Instant> cutOff() {
    return reach.lostSince(clock.instant());
  }

  /// Beats while feeds get their turns.
  public Heartbeat heartbeat() {
    return heart;
  }

  /// Beats while what was read is published.
  public Heartbeat publishingHeartbeat() {
    return press.heartbeat();
  }

  /// Whether it gave up; the program must be started again.
  public boolean dead() {
    return press.dead();
  }

  /// Starts no more polls and publishes those that are done or nearly so. Takes 16 seconds at most;
  /// what is not published by then will be polled again after the next start.
  @Override
  public void close() {
    closing = true;
    reporter.end();
    scheduler.interrupt();
    errands.end();
    try {
      errands.await(FETCH_GRACE);
      press.finish();
      if (publisher.getState() != Thread.State.NEW && !publisher.join(PUBLISH_GRACE)) {
        log.warn("Stopped before all articles were published; they will be read again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      errands.callOff();
      publisher.interrupt();
    }
  }

  private void begin(List<Turn> begun) {
    for (Turn turn : begun) {
      FeedState state = desk.state(turn.feed());
      hold(state);
      turns.add(turn, first(state));
    }
  }

  private Instant first(FeedState state) {
    Instant now = clock.instant();
    return schedule.first(state, desk.isTold(state, now), now);
  }

  private void hold(FeedState state) {
    if (state.outcome() == FeedState.Outcome.LIMITED) {
      hosts.hold(state.url(), state.next());
    }
  }

  private void schedule() {
    try {
      while (!closing) {
        Turn turn = turns.take();
        if (roster.current(turn)) {
          errands.send(turn, () -> reporter.poll(turn));
        }
      }
    } catch (InterruptedException e) {
      log.debug("No more polls", e);
    } finally {
      heart.end();
    }
  }

  private void published(List<Polled> done) {
    reporter.published(done.size());
    for (Polled poll : done) {
      FeedState state = desk.state(poll.feed());
      switch (poll.news()) {
        case Fetch _ -> {
          hold(state);
          turns.add(poll.turn(), state.next());
          if (desk.asksHub(state, clock.instant()) && roster.current(poll.turn())) {
            errands.send(poll.turn(), () -> reporter.ask(poll.turn()));
          }
        }
        case Said _ -> turns.move(poll.turn(), state.next());
      }
    }
  }
}
