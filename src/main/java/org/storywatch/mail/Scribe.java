package org.storywatch.mail;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Message;
import org.storywatch.alert.Purpose;

/// Writes the letter that a message becomes.
///
/// It is made of the message alone, never of the clock, so that a second try says the same. Mail
/// programs cut off what is too long: of a long digest the first developments are told in full,
/// more have a line each, and the rest is counted.
final class Scribe {
  private static final int MOST_FULL = 15;
  private static final int MOST_LISTED = 75;
  private static final int MOST_WITHOUT_CONTENTS = 3;

  private final Message message;
  private final SignedLinks links;
  private final Items items;
  private final URI home;
  private final Map<String, List<Alert>> byProfile = new LinkedHashMap<>();
  private int anchors;
  private int told;

  private Scribe(Message message, SignedLinks links, URI home) {
    this.message = message;
    this.links = links;
    this.items = new Items(message, links);
    this.home = home;
    message
        .alerts()
        .forEach(alert ->
            byProfile.computeIfAbsent(profile(alert), name -> new ArrayList<>()).add(alert));
  }

  /// @param home where the page is
  static Letter letter(Message message, SignedLinks links, URI home) {
    return new Scribe(message, links, home).letter();
  }

  /// The profiles that a message tells of, as they may be shown.
  static List<String> profiles(Message message) {
    return message.alerts().stream()
        .flatMap(alert -> names(alert).stream())
        .map(Plain::line)
        .distinct()
        .toList();
  }

  private static Set<String> names(Alert alert) {
    return switch (alert.about()) {
      case About.Told one -> Set.of(one.development().profile());
      case About.Silence silence -> Set.of(silence.profile());
      case About.Flood flood -> Set.of(flood.profile());
      case About.Confirm confirm ->
          confirm.profiles().stream().sorted().collect(Collectors.toCollection(LinkedHashSet::new));
    };
  }

  private static String profile(Alert alert) {
    return alert.about() instanceof About.Confirm ? "" : names(alert).iterator().next();
  }

  private Letter letter() {
    List<Alert> alerts = message.alerts();
    List<String> profiles = profiles(message);
    List<Letter.Group> groups =
        byProfile.entrySet().stream().map(one -> group(one.getKey(), one.getValue())).toList();
    Instant first = alerts.getFirst().created();
    Instant last = alerts.getLast().created();
    boolean several = alerts.size() > 1;
    return new Letter(
        Subject.of(alerts, profiles, items.carriers(alerts.getFirst()).size()),
        several ? title(profiles) : "",
        several ? span(Words.time(first), Words.time(last)) : "",
        contents(groups),
        groups,
        message.notes().stream().map(Plain::line).toList(),
        foot(profiles),
        last);
  }

  private Letter.Group group(String profile, List<Alert> alerts) {
    List<Letter.Block> blocks = new ArrayList<>();
    Map<String, List<Alert>> strands = new LinkedHashMap<>();
    for (Alert alert : alerts) {
      alert
          .development()
          .ifPresentOrElse(
              one -> strands.computeIfAbsent(one.strand(), id -> new ArrayList<>()).add(alert),
              () -> blocks.add(Notices.of(anchor(), alert, links, home)));
    }
    List<Letter.Line> rest = new ArrayList<>();
    int unlisted = 0;
    for (List<Alert> strand : strands.values()) {
      int full = Math.clamp(MOST_FULL - (long) told, 0, strand.size());
      int listed = Math.clamp(MOST_LISTED - (long) told, full, strand.size());
      told += strand.size();
      if (full > 0) {
        blocks.add(items.strand(anchor(), strand.subList(0, full)));
      }
      strand.subList(full, listed).forEach(alert -> rest.add(items.line(alert)));
      unlisted += strand.size() - listed;
    }
    return new Letter.Group(Plain.line(profile), List.copyOf(blocks), rest, unlisted);
  }

  private String anchor() {
    return "n" + ++anchors;
  }

  private String title(List<String> profiles) {
    String of = profiles.size() > 4 ? Words.count(profiles.size(), "profile") : Words.all(profiles);
    return told == 0 ? "On " + of : Words.count(told, "development") + " on " + of;
  }

  private static String span(String first, String last) {
    return first.equals(last) ? first : first + " to " + last;
  }

  private static List<Letter.Entry> contents(List<Letter.Group> groups) {
    List<Letter.Entry> all =
        groups.stream().flatMap(group -> group.blocks().stream()).flatMap(Scribe::entry).toList();
    return all.size() > MOST_WITHOUT_CONTENTS ? all : List.of();
  }

  private static Stream<Letter.Entry> entry(Letter.Block block) {
    return switch (block) {
      case Letter.Notice notice ->
          Stream.of(new Letter.Entry(notice.anchor(), notice.headline(), "ltr"));
      case Letter.Strand strand ->
          strand.items().stream()
              .map(item -> new Letter.Entry(strand.anchor(), item.headline(), item.direction()));
    };
  }

  private Letter.Foot foot(List<String> profiles) {
    Alert last = message.alerts().getLast();
    String reader = Plain.line(last.subscriber());
    if (last.about() instanceof About.Confirm) {
      return new Letter.Foot(
          "Somebody gave the address %s at Storywatch. This is the only mail unless you say yes."
              .formatted(reader),
          Optional.empty(),
          Optional.empty(),
          home.toASCIIString());
    }
    return new Letter.Foot(
        "You get this mail because %s follows %s at Storywatch: %s."
            .formatted(reader, Words.some(profiles, 10), rhythm(last)),
        links.about(Purpose.MANAGE, last, ""),
        links.about(Purpose.LEAVE, last, ""),
        home.toASCIIString());
  }

  private static String rhythm(Alert alert) {
    return switch (alert.cadence()) {
      case IMMEDIATE -> "one mail for each development";
      case HOURLY -> "at most one mail an hour";
      case DAILY -> "at most one mail a day";
    };
  }
}
