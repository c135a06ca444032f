package org.storywatch.feedlist;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.storywatch.article.LastWord;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedState;
import org.storywatch.web.Keeping;
import org.storywatch.web.Recent;
import org.storywatch.websub.Word;

/// The feeds as the page shows and changes them. A process without a feed list of its own knows
/// those of others by what they remember of them.
final class Enrolment {
  /// Nobody needs it sooner again.
  private static final Duration BREATH = Duration.ofSeconds(10);

  private final Roll roll;
  private final Recent recent;
  private final InstantSource clock;
  private final Keeping<List<Change>> keeping = new Keeping<>();
  private final Keeping<Word> asking = new Keeping<>();
  private final Map<String, Instant> asked = new ConcurrentHashMap<>();

  Enrolment(Roll roll, Recent recent, InstantSource clock) {
    this.roll = roll;
    this.recent = recent;
    this.clock = clock;
  }

  /// Takes changes from now on.
  void open(Consumer<List<Change>> sink) {
    keeping.open(sink);
  }

  /// Has feeds polled from now on when somebody wants it.
  void polls(Consumer<Word> sink) {
    asking.open(sink);
  }

  List<Listed> all() {
    Map<String, Listed> all = new HashMap<>();
    List<Listed> listed = new ArrayList<>(roll.listed());
    listed.forEach(one -> all.put(one.feed().id(), one));
    if (!roll.complete()) {
      for (FeedState state : recent.feeds()) {
        if (!all.containsKey(state.feed())) {
          listed.add(elsewhere(state));
        }
      }
    }
    return listed;
  }

  Optional<Listed> of(String id) {
    return all().stream().filter(one -> one.feed().id().equals(id)).findFirst();
  }

  /// All of them, each with the name that it gives itself where nobody gave it another.
  List<Feed> named() {
    return all().stream().map(Listed::feed).map(this::named).toList();
  }

  private Feed named(Feed feed) {
    return feed.title().isEmpty()
        ? recent
            .feed(feed.id())
            .map(state ->
                new Feed(feed.id(), feed.url(), state.title(), feed.group(), feed.fullText()))
            .orElse(feed)
        : feed;
  }

  List<FeedLine> lines() {
    Instant now = clock.instant();
    return all().stream()
        .map(one -> {
          FeedState state =
              recent.feed(one.feed().id()).orElseGet(() -> FeedState.unread(one.feed()));
          return FeedLine.of(one, state, isAsked(state), now);
        })
        .sorted(FeedLine.LATEST_FIRST)
        .toList();
  }

  /// A feed of the list of another process.
  private Listed elsewhere(FeedState state) {
    Feed feed = new Feed(state.feed(), state.listed(), state.title(), "");
    return new Listed(feed, true, false, roll.last(state.feed()).map(Change::paused).orElse(false));
  }

  /// @return empty when it is done, or why not, for people
  Optional<String> pause(Listed listed, boolean paused) {
    return keep(List.of(change(listed.feed(), listed.added(), paused)));
  }

  /// Has a feed polled now, by whoever polls it; one that was a moment ago is not polled again.
  ///
  /// @return empty when it is asked for, or why not, for people
  Optional<String> poll(Listed listed) {
    Instant now = clock.instant();
    Instant polled = recent.feed(listed.feed().id()).map(FeedState::polled).orElse(Instant.EPOCH);
    if (listed.paused()) {
      return Optional.of("That feed is paused. Resume it first.");
    }
    if (polled.isAfter(now.minus(BREATH)) && !polled.isAfter(now)) {
      return Optional.empty();
    }
    Optional<String> why = asking.keep("a feed", Word.nudge(listed.feed().id(), now));
    if (why.isEmpty()) {
      asked.put(listed.feed().id(), now);
    }
    return why;
  }

  private boolean isAsked(FeedState state) {
    return asked.getOrDefault(state.feed(), Instant.EPOCH).isAfter(state.polled());
  }

  /// @return empty when it is done, or why not, for people
  Optional<String> remove(Listed listed) {
    return keep(List.of(change(listed.feed(), false, false)));
  }

  /// Those that are not there yet, each once.
  List<Feed> fresh(List<Feed> feeds) {
    Set<String> known = new HashSet<>();
    all().forEach(one -> known.add(one.feed().id()));
    return feeds.stream().filter(feed -> known.add(feed.id())).toList();
  }

  /// Adds those that are not there yet.
  ///
  /// @return empty when it is done, or why not, for people
  Optional<String> add(List<Feed> feeds) {
    List<Change> changes = fresh(feeds).stream().map(feed -> change(feed, true, false)).toList();
    return changes.isEmpty() ? Optional.empty() : keep(changes);
  }

  private Change change(Feed feed, boolean added, boolean paused) {
    Instant at = LastWord.at(clock.instant(), roll.last(feed.id()).map(Change::at));
    return Change.of(feed, added, paused, at);
  }

  private Optional<String> keep(List<Change> changes) {
    Optional<String> why = keeping.keep(changes.size() + " feeds", changes);
    if (why.isEmpty()) {
      changes.forEach(roll::add);
    }
    return why;
  }
}
