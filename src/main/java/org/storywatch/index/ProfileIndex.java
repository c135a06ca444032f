package org.storywatch.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.storywatch.profile.Field;
import org.storywatch.profile.Vectors;

/// Finds the profiles that are enough like an article among very many. Exact: the same as comparing
/// the article with every profile, but for the last bit of a sum. Safe for many threads; nobody who
/// looks waits for one who changes, and sees each profile as it was before a change or after it.
public final class ProfileIndex {
  /// Entries without postings, and their words: the more, the longer a look takes.
  private static final int FRESH = 64;

  private static final int FRESH_WORDS = 4_096;

  private final Vocabulary vocabulary = new Vocabulary();
  private final Queue<Scratch> idle = new ConcurrentLinkedQueue<>();

  /// For changes, one at a time.
  private final Object turn = new Object();

  private final Living places = new Living();

  private volatile View view = new View(0, List.of(), new Block(FRESH), 0);
  private boolean merging;

  /// Adds a profile, or puts it in the place of the one with its number.
  ///
  /// @throws IllegalArgumentException if a weight is below 0
  public void put(Wanted wanted) {
    Entry entry = new Entry(wanted, vocabulary);
    synchronized (turn) {
      View old = view;
      long change = old.change() + 1;
      places.bury(entry.number(), change);
      Block fresh = old.fresh();
      places.set(entry.number(), fresh, fresh.add(entry));
      if (fresh.size() < fresh.capacity() && fresh.words() < FRESH_WORDS) {
        view = new View(change, old.segments(), fresh, fresh.size());
      } else {
        View next = new View(change, old.segments(), new Block(FRESH), 0);
        view = exchanged(next, List.of(), new Merge(List.of(fresh), change));
        mergeMore();
      }
    }
  }

  /// Adds or replaces many profiles, faster than one at a time. Those who look meanwhile see some
  /// of them before others.
  ///
  /// @throws IllegalArgumentException if a weight is below 0; profiles that came before it may be
  ///   in
  public void putAll(Iterable<Wanted> many) {
    List<Entry> entries = new ArrayList<>();
    int words = 0;
    for (Wanted wanted : many) {
      Entry entry = new Entry(wanted, vocabulary);
      if (entries.size() == Segment.MOST_ENTRIES || words + entry.words() > Segment.MOST_WORDS) {
        add(entries);
        entries.clear();
        words = 0;
      }
      entries.add(entry);
      words += entry.words();
    }
    if (!entries.isEmpty()) {
      add(entries);
    }
  }

  private void add(List<Entry> entries) {
    Segment segment = Segment.of(Block.of(entries));
    synchronized (turn) {
      View old = view;
      long change = old.change() + 1;
      for (int place = 0; place < entries.size(); place++) {
        int number = entries.get(place).number();
        places.bury(number, change);
        places.set(number, segment.block(), place);
      }
      view = new View(change, with(old.segments(), segment), old.fresh(), old.filled());
      mergeMore();
    }
  }

  /// Removes a profile, if it is there.
  public void remove(int number) {
    synchronized (turn) {
      View old = view;
      long change = old.change() + 1;
      places.bury(number, change);
      view = new View(change, old.segments(), old.fresh(), old.filled());
      mergeMore();
    }
  }

  /// @return how many profiles there are
  public int size() {
    synchronized (turn) {
      return places.size();
    }
  }

  /// Tells of every profile that shares a word with the article and is as like it in [Field#WORDS]
  /// as the profile wants at least.
  ///
  /// @throws IllegalArgumentException if a weight of the article is below 0
  public void find(Vectors article, Found found) {
    Asked[] asked = Asked.of(article, vocabulary);
    View now = view;
    Scratch pooled = idle.poll();
    Scratch scratch = pooled == null ? new Scratch() : pooled;
    for (Segment segment : now.segments()) {
      segment.find(asked, now.change(), scratch, found);
    }
    Segment.compareAll(now.fresh(), now.filled(), asked, now.change(), false, found);
    idle.add(scratch);
  }

  /// Tells of every profile that shares a word with the article, whatever it wants at least.
  /// Compares one after the other.
  ///
  /// @throws IllegalArgumentException if a weight of the article is below 0
  public void all(Vectors article, Found found) {
    Asked[] asked = Asked.of(article, vocabulary);
    View now = view;
    for (Segment segment : now.segments()) {
      Block block = segment.block();
      Segment.compareAll(block, block.size(), asked, now.change(), true, found);
    }
    Segment.compareAll(now.fresh(), now.filled(), asked, now.change(), true, found);
  }

  private static List<Segment> with(List<Segment> segments, Segment one) {
    List<Segment> all = new ArrayList<>(segments);
    all.add(one);
    return List.copyOf(all);
  }

  /// Begins to merge in the background if there is a need. To be called with the turn.
  private void mergeMore() {
    if (!merging && !next().isEmpty()) {
      Thread.ofPlatform().daemon().name("profile-index").start(this::merge);
    }
  }

  private void merge() {
    try {
      for (List<Segment> next = next(); !next.isEmpty(); next = next()) {
        Merge merge = new Merge(next.stream().map(Segment::block).toList(), view.change());
        synchronized (turn) {
          view = exchanged(view, next, merge);
        }
      }
    } catch (RuntimeException | Error e) {
      synchronized (turn) {
        merging = false;
      }
      throw e;
    }
  }

  private List<Segment> next() {
    synchronized (turn) {
      List<Segment> next = Merge.next(view.segments());
      merging = !next.isEmpty();
      return next;
    }
  }

  /// Puts what was merged in the place of what it was made of. To be called with the turn.
  private View exchanged(View old, List<Segment> gone, Merge merge) {
    List<Segment> segments = new ArrayList<>(old.segments());
    segments.removeAll(gone);
    merge.finish(places).ifPresent(segments::add);
    return new View(old.change(), List.copyOf(segments), old.fresh(), old.filled());
  }
}
