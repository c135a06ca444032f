package org.storywatch.subscription;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Subscriber;

/// What somebody wants to be told, and how often.
///
/// @param profiles the ids of the profiles
/// @param hour of a daily mail, 0 to 23
/// @param zone in which it is that hour
public record Wish(Set<String> profiles, Cadence cadence, int hour, ZoneId zone) {
  private static final String GAP = "\n";

  /// Copies the set.
  public Wish {
    profiles = Set.copyOf(profiles);
  }

  /// A wish, and when it was said.
  public record Said(Instant at, Wish wish) {}

  /// What somebody wants at present.
  public static Wish of(Subscriber one) {
    return new Wish(one.profiles(), one.cadence(), one.hour(), one.zone());
  }

  /// As the subject of a signed link: a line each, the profiles last.
  public String compact(Instant at) {
    return Long.toString(at.toEpochMilli(), Character.MAX_RADIX) + GAP + words();
  }

  /// The same for the same wish.
  public String words() {
    List<String> lines = new ArrayList<>();
    lines.add(cadence.name().toLowerCase(Locale.ROOT));
    lines.add(Integer.toString(hour));
    lines.add(zone.getId());
    lines.addAll(new TreeSet<>(profiles));
    return String.join(GAP, lines);
  }

  /// Reads it again.
  ///
  /// @return empty where this is no wish that this release knows
  public static Optional<Said> read(String compact) {
    String[] lines = compact.split(GAP, -1);
    if (lines.length < 5) {
      return Optional.empty();
    }
    try {
      Instant at = Instant.ofEpochMilli(Long.parseLong(lines[0], Character.MAX_RADIX));
      Cadence cadence = Cadence.valueOf(lines[1].toUpperCase(Locale.ROOT));
      int hour = Integer.parseInt(lines[2]);
      Set<String> profiles = Arrays.stream(lines).skip(4).collect(Collectors.toSet());
      return hour < 0 || hour > 23
          ? Optional.empty()
          : Optional.of(new Said(at, new Wish(profiles, cadence, hour, ZoneId.of(lines[3]))));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /// How often, as a sentence's end.
  public String rhythm() {
    return switch (cadence) {
      case IMMEDIATE -> "one mail for each development, as soon as it is found";
      case HOURLY -> "at most one mail an hour";
      case DAILY ->
          String.format(Locale.ROOT, "one mail a day at most, at %02d:00 (%s)", hour, zone);
    };
  }
}
