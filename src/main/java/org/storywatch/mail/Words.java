package org.storywatch.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// How numbers, times and lists stand in sentences.
final class Words {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Words() {}

  static String time(Instant at) {
    return TIME.format(at);
  }

  static String day(Instant at) {
    return DAY.format(at);
  }

  /// Such as "1 outlet" and "1,234 outlets".
  static String count(long number, String one) {
    return String.format(Locale.ENGLISH, "%,d %s%s", number, one, number == 1 ? "" : "s");
  }

  /// Such as "A, B and 3 others".
  static String some(List<String> names, int most) {
    if (names.size() <= most) {
      return all(names);
    }
    int others = names.size() - most;
    return String.join(", ", names.subList(0, most))
        + (others == 1 ? " and 1 other" : " and " + count(others, "other"));
  }

  /// Such as "A, B and C".
  static String all(List<String> names) {
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }
}
