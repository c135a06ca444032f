package org.storywatch.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.storywatch.format.Entry;

/// What is new in an answer, and whether it is news: a feed that is moved, repaired or filled up
/// gives many entries that are new to us and old to the world. Pure.
///
/// @param fresh the new entries by article id, in order
/// @param edited how many known entries have changed
/// @param backfill which of the new ones are no news
/// @param gap whether nothing was known, so that entries between the last answer and this one were
///   probably missed
public record Arrivals(Map<String, Entry> fresh, int edited, Set<String> backfill, boolean gap) {
  /// What is dated so long before what the feed gave already would have been seen then; less may be
  /// a publisher's clock, or an article that was held back.
  private static final Duration HELD_BACK = Duration.ofDays(2);

  private static final Duration CLOCK = Duration.ofHours(1);

  /// Fewer entries at once are no flood.
  private static final int FLOOD = 10;

  private static final int WHOLE_FEED = 5;

  /// So many times what was to be expected is no accident.
  private static final int EXPECTED_TIMES = 10;

  /// Compares an answer with what is known of the feed.
  ///
  /// @param seen the entries that are known
  /// @param current the entries of the answer by article id
  public static Arrivals of(FeedState before, Seen seen, Map<String, Entry> current, Instant now) {
    Map<String, Entry> fresh = new LinkedHashMap<>();
    int edited = 0;
    for (var found : current.entrySet()) {
      Known known = seen.entries().get(found.getKey());
      if (known == null) {
        fresh.put(found.getKey(), found.getValue());
      } else if (!known.content().equals(Identity.remember(found.getValue()).content())) {
        edited++;
      }
    }
    if (seen.entries().isEmpty() || fresh.isEmpty()) {
      return new Arrivals(fresh, edited, Set.of(), false);
    }
    boolean allNew = fresh.size() == current.size();
    Set<String> backfill =
        allNew ? turnedNew(before, fresh, now) : datedBefore(fresh, before, HELD_BACK, FLOOD);
    return new Arrivals(fresh, edited, backfill, allNew && backfill.isEmpty());
  }

  /// The same, of an answer that is not the whole feed: then nothing known in it is no gap.
  public Arrivals ofAPart() {
    return new Arrivals(fresh, edited, backfill, false);
  }

  // A feed whose entries are all new although they are dated before what we know has changed its
  // names for them. Without dates, only their number tells.
  private static Set<String> turnedNew(FeedState before, Map<String, Entry> fresh, Instant now) {
    Set<String> old = datedBefore(fresh, before, CLOCK, WHOLE_FEED);
    long undated = fresh.values().stream().filter(entry -> !dated(entry)).count();
    double expected = 1 + before.rhythm().expected(Duration.between(before.read(), now));
    boolean tooMany = fresh.size() >= FLOOD && fresh.size() > EXPECTED_TIMES * expected;
    return undated == fresh.size() && tooMany ? fresh.keySet() : old;
  }

  /// The entries that are dated before what was seen, when they are at least so many and most. The
  /// feed's own newest date counts: a feed may live in the past.
  private static Set<String> datedBefore(
      Map<String, Entry> fresh, FeedState before, Duration grace, int least) {
    Instant newest = before.rhythm().newest();
    boolean undated = newest.equals(Instant.EPOCH) || newest.isAfter(before.read());
    Instant look = (undated ? before.read() : newest).minus(grace);
    Set<String> old = new LinkedHashSet<>();
    fresh.forEach((id, entry) -> {
      if (dated(entry) && entry.published().isBefore(look)) {
        old.add(id);
      }
    });
    return old.size() >= least && 2 * old.size() >= fresh.size() ? old : Set.of();
  }

  private static boolean dated(Entry entry) {
    return !entry.published().equals(Instant.EPOCH);
  }
}
