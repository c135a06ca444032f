package org.storywatch.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// When a feed turned bad last, and when it was over. Pure.
///
/// @param since when it turned bad, [Instant#EPOCH] for never
/// @param over when it was well again; not after `since` while it is bad
/// @param words what was wrong last, for people
public record Trouble(Instant since, Instant over, String words) {
  /// There was never any.
  public static final Trouble NONE = new Trouble(Instant.EPOCH, Instant.EPOCH, "");

  /// What is over sooner is not worth a reader's time.
  private static final Duration NOTABLE = Duration.ofHours(1);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /// After a poll.
  ///
  /// @param wrong what was wrong, empty when nothing was
  public Trouble after(String wrong, Instant at) {
    if (wrong.isEmpty()) {
      return bad() ? new Trouble(since, at, words) : this;
    }
    return new Trouble(bad() ? since : at, Instant.EPOCH, wrong);
  }

  private boolean bad() {
    return since.isAfter(over);
  }

  /// What is to be told of it to somebody who was last told of feeds then.
  ///
  /// @param feed its name
  /// @return empty when nothing is new, or it was soon over
  public Optional<String> told(String feed, Instant last, Instant now) {
    Instant notable = since.plus(NOTABLE);
    boolean was = !notable.isAfter(last);
    if (bad()) {
      return was || notable.isAfter(now)
          ? Optional.empty()
          : Optional.of("%s %s, since %s".formatted(feed, words, TIME.format(since)));
    }
    if (over.isBefore(notable) || !over.isAfter(last) || over.isAfter(now)) {
      return Optional.empty();
    }
    return Optional.of(
        was
            ? "%s reads well again, since %s".formatted(feed, TIME.format(over))
            : "%s reads well again; from %s until %s: it %s"
                .formatted(feed, TIME.format(since), TIME.format(over), words));
  }
}
