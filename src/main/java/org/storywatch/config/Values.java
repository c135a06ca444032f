package org.storywatch.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.storywatch.mime.Mailbox;
import org.storywatch.mime.Sender;

/// Words of the configuration to values. Each throws [IllegalArgumentException] that says what is
/// wanted.
final class Values {
  private static final Pattern OFFSET = Pattern.compile("[+-](0\\d|1[0-7]):[0-5]\\d(:[0-5]\\d)?");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*([smhd])");
  private static final int LEAST_SECRET = 16;
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;\"]+@[^@\\s<>,;\"]+");
  private static final Pattern DOMAIN =
      Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,250}[A-Za-z0-9])?");

  private static final Set<String> AVAILABLE = ZoneId.getAvailableZoneIds();

  private Values() {}

  /// Such as 30s, 15m, 2h or 1d; never nothing.
  static Duration duration(String words) {
    Matcher matcher = DURATION.matcher(words.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a length of time is wanted, such as 30s, 15m, 2h or 1d");
    }
    long number = Long.parseLong(matcher.group(1));
    if (number == 0) {
      throw new IllegalArgumentException("more than nothing is wanted, such as 30s, 15m, 2h or 1d");
    }
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /// A folder; not the one that nothing stands for.
  static Path folder(String words) {
    if (words.isBlank()) {
      throw new IllegalArgumentException("a folder is wanted");
    }
    return Path.of(words);
  }

  /// A file or an address.
  static String place(String words) {
    if (words.isBlank()) {
      throw new IllegalArgumentException("an OPML file or a feed address is wanted");
    }
    return words;
  }

  /// A key that nobody guesses.
  static String secret(String words) {
    if (words.length() < LEAST_SECRET) {
      throw new IllegalArgumentException(
          "at least " + LEAST_SECRET + " characters are wanted, which nobody guesses");
    }
    return words;
  }

  /// Whether something is open to whoever comes.
  static boolean open(String words) {
    return switch (words) {
      case "open" -> true;
      case "off" -> false;
      default -> throw new IllegalArgumentException("wanted is open, off");
    };
  }

  /// How the owner of a web site reaches whoever runs this program.
  static String contact(String words) {
    if (!words.matches(
        "https?://[\\x21-\\x7e]+|mailto:[\\x21-\\x7e]+|[\\x21-\\x7e]+@[\\x21-\\x7e]+")) {
      throw new IllegalArgumentException("a web or mail address is wanted, in plain ASCII");
    }
    return words;
  }

  /// A whole number between these, both included.
  static int number(String words, int least, int most) {
    try {
      int number = Integer.parseInt(words.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "a number from " + least + " to " + most + " is wanted", e);
    }
    throw new IllegalArgumentException("a number from " + least + " to " + most + " is wanted");
  }

  /// The same, or `off` for 0.
  static int numberOrOff(String words, int least, int most) {
    if (words.equals("off")) {
      return 0;
    }
    try {
      return number(words, least, most);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + ", or off", e);
    }
  }

  /// Whether something is on.
  static boolean onOrOff(String words) {
    return switch (words) {
      case "on", "true" -> true;
      case "off", "false" -> false;
      default -> throw new IllegalArgumentException("on or off is wanted");
    };
  }

  /// A time zone by its name in the IANA database, by its offset (ISO 8601), or UTC.
  static ZoneId zone(String words) {
    boolean offset = OFFSET.matcher(words).matches();
    if (!words.equals("UTC") && !offset && !(words.contains("/") && AVAILABLE.contains(words))) {
      throw new IllegalArgumentException(
          "a time zone is wanted, such as Europe/Berlin, +05:30 or UTC");
    }
    return words.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(words);
  }

  /// One mail address.
  static String address(String words) {
    if (!ADDRESS.matcher(words).matches()) {
      throw new IllegalArgumentException("a mail address is wanted, such as you@example.org");
    }
    return words;
  }

  /// One mail address, as it stands in commands of SMTP.
  static String mailbox(String words) {
    try {
      return Mailbox.of(words.strip()).toString();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "a mail address is wanted, such as you@example.org: " + e.getMessage(), e);
    }
  }

  /// A name with a mail address, or the address alone.
  static String sender(String words) {
    try {
      Sender _ = Sender.of(words);
      return words;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "a sender is wanted, such as Storywatch <alerts@example.org>: " + e.getMessage(), e);
    }
  }

  /// The name of a domain, or a part of one.
  static String domain(String words) {
    if (!DOMAIN.matcher(words).matches()) {
      throw new IllegalArgumentException("a domain is wanted, such as example.org");
    }
    return words;
  }

  /// One of an enum's values, in lower case.
  static <E extends Enum<E>> E oneOf(Class<E> type, String words) {
    for (E value : type.getEnumConstants()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(words)) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        "wanted is "
            + Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ")));
  }
}
