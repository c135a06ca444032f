package org.storywatch.doctor;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.storywatch.ops.Condition;

/// How far this machine's clock is from those of others. Safe for any threads.
public final class Clocks {
  /// Less than this is nobody's trouble: an HTTP date knows seconds only, and answers take their
  /// time.
  private static final Duration SMALL = Duration.ofSeconds(30);

  /// From here on what is fresh looks old, or as if it came from the future.
  private static final Duration LARGE = Duration.ofMinutes(10);

  private final List<Duration> behind = new ArrayList<>();

  /// A server has answered.
  ///
  /// @param date its `Date` (RFC 9110 section 6.6.1)
  /// @param age its `Age`, the seconds that the answer lay in a cache
  public void heard(Optional<String> date, Optional<String> age, Instant now) {
    try {
      Instant then =
          ZonedDateTime.parse(date.orElse(""), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      long lay = age.filter(words -> words.matches("\\d{1,9}")).map(Long::parseLong).orElse(0L);
      heard(then.plusSeconds(lay), now);
    } catch (DateTimeException e) {
      // Not every server says it, and some say it wrongly.
    }
  }

  /// Somebody else's clock says this.
  public synchronized void heard(Instant theirs, Instant now) {
    behind.add(Duration.between(now, theirs));
  }

  /// What they say together: the middle one is believed, since single ones may be wrong themselves.
  ///
  /// @param whose such as `6 feeds`
  public synchronized Optional<Condition> verdict(String whose) {
    if (behind.isEmpty()) {
      return Optional.empty();
    }
    List<Duration> sorted = behind.stream().sorted().toList();
    Duration off = sorted.get(sorted.size() / 2);
    String words =
        "this clock is %d s %s %s"
            .formatted(off.abs().toSeconds(), off.isNegative() ? "ahead of" : "behind", whose);
    if (off.abs().compareTo(SMALL) <= 0) {
      return Optional.of(Condition.well(words));
    }
    String advice = words + ": let it be set by NTP, such as timedatectl set-ntp true";
    return Optional.of(
        off.abs().compareTo(LARGE) > 0 ? Condition.dead(advice) : Condition.trying(advice));
  }
}
