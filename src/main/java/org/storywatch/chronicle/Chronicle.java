package org.storywatch.chronicle;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.storywatch.alert.About;
import org.storywatch.article.Article;
import org.storywatch.story.Development;

/// What was told of one profile: the last of it, how much of late, and when there was nothing.
///
/// It is filled with the developments in the order in which they were told. Those that nobody was
/// told of, since they were old when they came, are none of its matter.
public final class Chronicle {
  private static final int LATEST = 5;

  private final Deque<About.Earlier> latest = new ArrayDeque<>();
  private final Flow flow;
  private final int usual;
  private Instant told = Instant.EPOCH;

  /// @param usual how many developments there may be within a day before it is a flood; 0 for any
  ///   number
  public Chronicle(int usual) {
    this.usual = usual;
    this.flow = new Flow(usual);
  }

  /// A development is told.
  ///
  /// @return what is to be said of it where a flood begins with it
  public Optional<About.Flood> add(Development development) {
    if (development.first().backfill()) {
      return Optional.empty();
    }
    told = development.told().isAfter(told) ? development.told() : told;
    boolean begins = flow.add(told);
    latest.addFirst(line(development.first(), development.told()));
    if (latest.size() > LATEST) {
      latest.removeLast();
    }
    return begins
        ? Optional.of(new About.Flood(development.profile(), flow.lastDay(told), usual, latest()))
        : Optional.empty();
  }

  /// What was told last, the newest first.
  public List<About.Earlier> latest() {
    return List.copyOf(latest);
  }

  /// Whether there is a flood now.
  public boolean isFlood(Instant now) {
    return flow.isFlood(now.isAfter(told) ? now : told);
  }

  /// When something was told last, [Instant#EPOCH] for never.
  public Instant told() {
    return told;
  }

  /// An article in one line.
  static About.Earlier line(Article article, Instant at) {
    return new About.Earlier(article.title(), article.outlet(), article.url(), at);
  }
}
