package org.storywatch.date;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads dates as feeds and pages write them: RFC 822 and its heirs, RFC 3339 and ISO 8601, what
/// languages print by default, seconds since 1970, and what people type.
///
/// It climbs down a ladder: a bare number, then the time of day, the day and the zone, each looked
/// for by itself in what the one before left over. A day without a time is its first moment; a time
/// without a zone, or in one that nobody knows, is UTC.
public final class Dates {
  private static final int LONGEST = 100;
  private static final int NOON = 12;

  private static final Pattern NUMBER = Pattern.compile("(\\d{9,16})(?:\\.\\d+)?");
  private static final Pattern COMPACT =
      Pattern.compile(
          "(\\d{4})(\\d{2})(\\d{2})(?:t? ?(\\d{2})(\\d{2})(\\d{2})?)?(?:\\.\\d+)?(?!\\d)");
  private static final Pattern TIME =
      Pattern.compile(
          "(?<![\\d.+-])(\\d{1,2}) ?[:h时時点시] ?(\\d{2})(?: ?[:m分분]"
              + " ?(\\d{2})(?:[.,](\\d{1,9})\\d*)?)?(?!\\d)[s分분]?");
  private static final Pattern DOTTED =
      Pattern.compile(
          "(?<![\\d.])(?:(?:kl|klo|um|ore|alle|godz)\\.?"
              + " (\\d{1,2})\\.(\\d{2})|(\\d{1,2})\\.(\\d{2})(?= uhr))(?!\\d)");
  private static final Pattern AFTERNOON = Pattern.compile("\\bp\\.?m\\b|下午|午後|오후");
  private static final Pattern MORNING = Pattern.compile("\\ba\\.?m\\b|上午|午前|오전");

  private Dates() {}

  /// The moment that is meant; empty where none can be made out.
  public static Optional<Instant> read(String written) {
    String text = Words.folded(written).strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      Matcher number = NUMBER.matcher(text);
      Optional<Instant> epoch = number.matches() ? epoch(number.group(1)) : Optional.empty();
      return epoch.isPresent() ? epoch : moment(text);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  // Ten digits are seconds, thirteen milliseconds, sixteen microseconds: all of this century.
  private static Optional<Instant> epoch(String digits) {
    long value = Long.parseLong(digits);
    return switch (digits.length()) {
      case 9, 10 -> Optional.of(Instant.ofEpochSecond(value));
      case 12, 13 -> Optional.of(Instant.ofEpochMilli(value));
      case 15, 16 -> Optional.of(Instant.ofEpochMilli(value / 1000));
      default -> Optional.empty();
    };
  }

  private static Optional<Instant> moment(String text) {
    Matcher compact = COMPACT.matcher(text);
    if (compact.lookingAt()) {
      LocalDate day = LocalDate.of(number(compact, 1), number(compact, 2), number(compact, 3));
      LocalTime time =
          compact.group(4) == null
              ? LocalTime.MIDNIGHT
              : LocalTime.of(number(compact, 4), number(compact, 5), number(compact, 6));
      ZoneId zone = Zones.find(text.substring(compact.end()));
      return Optional.of(day.atTime(time).atZone(zone).toInstant());
    }
    Clock clock = Clock.in(text);
    return Days.find(clock.left(), clock.american())
        .map(found ->
            found
                .day()
                .plusDays(clock.dayLater() ? 1 : 0)
                .atTime(clock.time())
                .atZone(Zones.find(found.left()))
                .toInstant());
  }

  private static int number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
  }

  /// The time of day.
  ///
  /// @param dayLater whether it is 24:00, which is the next day's beginning
  /// @param american whether it has AM or PM; those who write so put the month before the day
  /// @param left the text without it
  private record Clock(LocalTime time, boolean dayLater, boolean american, String left) {
    static Clock in(String text) {
      boolean afternoon = AFTERNOON.matcher(text).find();
      boolean american = afternoon || MORNING.matcher(text).find();
      String bare =
          american
              ? MORNING.matcher(AFTERNOON.matcher(text).replaceAll(" ")).replaceAll(" ")
              : text;
      Matcher time = TIME.matcher(bare);
      if (time.find()) {
        return of(
                number(time, 1),
                number(time, 2),
                number(time, 3),
                american,
                afternoon,
                without(bare, time))
            .plus(fraction(time.group(4)));
      }
      Matcher dotted = DOTTED.matcher(bare);
      if (dotted.find()) {
        int first = dotted.group(1) == null ? 3 : 1;
        return of(
            number(dotted, first),
            number(dotted, first + 1),
            0,
            american,
            afternoon,
            without(bare, dotted));
      }
      return new Clock(LocalTime.MIDNIGHT, false, american, bare);
    }

    // A time that does not exist says nothing, but the day beside it still does.
    private static Clock of(
        int hour, int minute, int second, boolean american, boolean afternoon, String left) {
      boolean half = american && hour <= NOON;
      int whole = half ? hour % NOON + (afternoon ? NOON : 0) : hour;
      boolean dayLater = whole == 24 && minute == 0;
      boolean exists = (whole < 24 || dayLater) && minute < 60 && second <= 60;
      // A leap second is not a second of Java's.
      LocalTime time =
          exists ? LocalTime.of(whole % 24, minute, Math.min(second, 59)) : LocalTime.MIDNIGHT;
      return new Clock(time, exists && dayLater, half, left);
    }

    private Clock plus(Duration fraction) {
      return new Clock(time.plus(fraction), dayLater, american, left);
    }

    private static Duration fraction(@Nullable String digits) {
      return digits == null
          ? Duration.ZERO
          : Duration.ofNanos(Long.parseLong((digits + "00000000").substring(0, 9)));
    }

    private static String without(String text, Matcher found) {
      return text.substring(0, found.start()) + " " + text.substring(found.end());
    }
  }
}
