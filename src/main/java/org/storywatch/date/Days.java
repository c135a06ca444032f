package org.storywatch.date;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the day in a date whose time of day was taken out.
final class Days {
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<!\\d)(\\d{4}) ?[-/.年년] ?(\\d{1,2}) ?[-/.月월] ?(\\d{1,2})(?!\\d)[日일]?");
  private static final Pattern YEAR_FIRST_NAMED =
      Pattern.compile("(?<!\\d)(\\d{4})[ .-]+(\\p{L}{3,})\\.?[ .-]+(\\d{1,2})(?!\\d)");
  private static final Pattern DAY_FIRST_NAMED =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er)?[ ./,-]*(?:de |of |d')?(\\p{L}{3,})[ ./,'-]*(?:del?"
              + " )?(\\d{2,4})(?!\\d)");
  private static final Pattern MONTH_FIRST_NAMED =
      Pattern.compile(
          "(?<!\\p{L})(\\p{L}{3,})[ .-]*(\\d{1,2})(?:st|nd|rd|th)?[ ,-]+(?:(\\p{L}{1,5})"
              + " )?(\\d{4})(?!\\d)");
  private static final Pattern NUMBERS =
      Pattern.compile("(?<!\\d)(\\d{1,2})([-/.]) ?(\\d{1,2})[-/.] ?(\\d{4}|\\d{2})(?!\\d)");
  private static final Pattern MONTH_ONLY = Pattern.compile("^(\\d{4})(?:-(\\d{2}))?$");

  private static final int MONTHS = 12;

  private Days() {}

  /// A day and the text around it.
  record Found(LocalDate day, String left) {}

  /// @param american whether 1/2/2020 is the second of January
  static Optional<Found> find(String text, boolean american) {
    Matcher m = YEAR_FIRST.matcher(text);
    if (m.find()) {
      return found(text, m, number(m, 1), number(m, 2), number(m, 3), "");
    }
    m = YEAR_FIRST_NAMED.matcher(text);
    while (m.find()) {
      OptionalInt month = Months.named(m.group(2));
      if (month.isPresent()) {
        return found(text, m, number(m, 1), month.getAsInt(), number(m, 3), "");
      }
    }
    m = DAY_FIRST_NAMED.matcher(text);
    while (m.find()) {
      OptionalInt month = Months.named(m.group(2));
      if (month.isPresent()) {
        return found(text, m, year(m.group(3)), month.getAsInt(), number(m, 1), "");
      }
    }
    m = MONTH_FIRST_NAMED.matcher(text);
    while (m.find()) {
      OptionalInt month = Months.named(m.group(1));
      if (month.isPresent()) {
        String zone = m.group(3) == null ? "" : m.group(3);
        return found(text, m, number(m, 4), month.getAsInt(), number(m, 2), zone);
      }
    }
    m = NUMBERS.matcher(text);
    if (m.find()) {
      int first = number(m, 1);
      int second = number(m, 3);
      // With dots the day goes first everywhere; else only where it must.
      boolean monthFirst =
          second > MONTHS || (american && first <= MONTHS && !m.group(2).equals("."));
      int month = monthFirst ? first : second;
      return found(text, m, year(m.group(4)), month, monthFirst ? second : first, "");
    }
    m = MONTH_ONLY.matcher(text.strip());
    return m.find()
        ? Optional.of(
            new Found(LocalDate.of(number(m, 1), m.group(2) == null ? 1 : number(m, 2), 1), ""))
        : Optional.empty();
  }

  private static Optional<Found> found(
      String text, Matcher m, int year, int month, int day, String zone) {
    String left = text.substring(0, m.start()) + " " + text.substring(m.end()) + " " + zone;
    return Optional.of(new Found(LocalDate.of(year, month, day), left));
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  // RFC 2822, section 4.3: two digits are of 1950 to 2049, three count from 1900.
  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    return switch (digits.length()) {
      case 2 -> year < 50 ? 2000 + year : 1900 + year;
      case 3 -> 1900 + year;
      default -> year;
    };
  }
}
