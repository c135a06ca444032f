package org.storywatch.listing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.feed.Feed;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Heartbeat;

/// The feed lists as they are now: looks every two seconds whether a file was changed, by time,
/// size and identity. A file that is broken, half written or gone counts as it was when it could be
/// read last.
public final class ListWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ListWatch.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final List<String> places;
  private final Map<String, Reading> readings = new LinkedHashMap<>();
  private final Heartbeat heart = new Heartbeat();
  private final CountDownLatch stop = new CountDownLatch(1);

  /// What a file looked like from outside.
  private record Stamp(String modified, long size, String key) {
    // A stamp of before the reading: what is written meanwhile is found by the next look.
    static Stamp of(String place) {
      if (FeedList.isAddress(place)) {
        return new Stamp("", 0, "");
      }
      try {
        var now = Files.readAttributes(Path.of(place), BasicFileAttributes.class);
        return new Stamp(
            now.lastModifiedTime().toString(), now.size(), String.valueOf(now.fileKey()));
      } catch (IOException e) {
        return new Stamp(BrokenList.words(e), -1, "");
      }
    }
  }

  private record Reading(Stamp stamp, FeedList list, Optional<FeedList.Problem> broken) {
    static final Reading NONE =
        new Reading(new Stamp("", -2, ""), FeedList.join(List.of()), Optional.empty());
  }

  /// Reads the lists for the first time.
  ///
  /// @param places OPML files, and addresses of single feeds
  public ListWatch(List<String> places) {
    this.places = List.copyOf(places);
    look();
  }

  /// The feeds of all lists, each once.
  public synchronized List<Feed> feeds() {
    return joined().feeds();
  }

  /// What is wrong with the lists, as whole files or with single outlines.
  public synchronized List<FeedList.Problem> problems() {
    List<FeedList.Problem> all = new ArrayList<>();
    readings.values().forEach(reading -> reading.broken.ifPresent(all::add));
    all.addAll(joined().problems());
    return all;
  }

  /// Well unless a whole list cannot be read.
  public synchronized Condition condition() {
    List<String> broken =
        readings.values().stream()
            .flatMap(reading -> reading.broken.stream())
            .map(FeedList.Problem::toString)
            .toList();
    return broken.isEmpty()
        ? Condition.well(feeds().size() + " feeds are listed")
        : Condition.trying(
            String.join("; ", broken) + "; counts as it was when it could be read last");
  }

  /// Beats each time it goes round.
  public Heartbeat heartbeat() {
    return heart;
  }

  /// Hands the feeds over, now and whenever they have changed.
  public void start(Consumer<List<Feed>> taker) {
    taker.accept(feeds());
    Thread.ofVirtual().name("feed-lists").start(() -> run(taker));
  }

  private void run(Consumer<List<Feed>> taker) {
    try {
      while (!stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        heart.beat();
        if (look()) {
          taker.accept(feeds());
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("No more looks at the feed lists", e);
    } finally {
      heart.end();
    }
  }

  /// Reads what was changed since the last look.
  ///
  /// @return whether the feeds are others now
  boolean look() {
    synchronized (this) {
      boolean first = readings.isEmpty();
      FeedList before = joined();
      places.forEach(place -> look(place, first));
      FeedList after = joined();
      if (!first) {
        say(before, after);
      }
      return !after.feeds().equals(before.feeds());
    }
  }

  private void look(String place, boolean first) {
    Reading last = readings.getOrDefault(place, Reading.NONE);
    Stamp now = Stamp.of(place);
    if (now.equals(last.stamp)) {
      return;
    }
    try {
      readings.put(place, new Reading(now, FeedList.of(place), Optional.empty()));
      if (last.broken.isPresent()) {
        LOG.info("{} can be read again", place);
      }
    } catch (BrokenList e) {
      readings.put(place, new Reading(now, last.list, Optional.of(e.problem())));
      if (!first && last.broken.isEmpty()) {
        LOG.warn("{}; it counts as it was when it could be read last", e.getMessage());
      }
    }
  }

  private static void say(FeedList before, FeedList after) {
    after.problems().stream()
        .filter(problem -> !before.problems().contains(problem))
        .forEach(problem -> LOG.warn("{}", problem));
    if (!after.feeds().equals(before.feeds())) {
      Set<String> old = ids(before);
      Set<String> now = ids(after);
      long added = now.stream().filter(id -> !old.contains(id)).count();
      long removed = old.stream().filter(id -> !now.contains(id)).count();
      LOG.info("feed lists have changed: {} new, {} removed, {} now", added, removed, now.size());
    }
  }

  private static Set<String> ids(FeedList list) {
    return new HashSet<>(list.feeds().stream().map(Feed::id).toList());
  }

  private FeedList joined() {
    return FeedList.join(readings.values().stream().map(Reading::list).toList());
  }

  @Override
  public void close() {
    stop.countDown();
  }
}
