package org.storywatch.subscription;

import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Subscriber;
import org.storywatch.mail.Plain;
import org.storywatch.web.FilledIn;
import org.storywatch.web.Watched;

/// What somebody wants to be told, as far as they filled it in, and what is wrong with it.
///
/// @param choices all profiles that there are to choose from
/// @param cadence in lower case
/// @param problems what is wrong, by the name of the field
public record Form(
    List<Choice> choices,
    String cadence,
    String hour,
    String zone,
    String most,
    Map<String, String> problems)
    implements FilledIn {
  /// Copies the collections.
  public Form {
    choices = List.copyOf(choices);
    problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems)); // in their order
  }

  private static final int MOST = 1_000;

  /// One of several; what it is called is in the form for people.
  public record Choice(String value, String name, boolean chosen) {}

  /// Of the profiles, none is chosen; where there is but one, that one is.
  public static Form blank(List<Watched> watched) {
    Set<String> chosen = watched.size() == 1 ? Set.of(watched.getFirst().id()) : Set.of();
    return new Form(
        choices(watched, chosen),
        word(Cadence.IMMEDIATE),
        Integer.toString(Subscriber.USUAL_HOUR),
        "UTC",
        Integer.toString(Subscriber.USUAL_MOST),
        Map.of());
  }

  /// What somebody wants at present.
  public static Form of(Subscriber one, List<Watched> watched) {
    return new Form(
        choices(watched, one.profiles()),
        word(one.cadence()),
        Integer.toString(one.hour()),
        one.zone().getId().equals("Z") ? "UTC" : one.zone().getId(),
        Integer.toString(one.most()),
        Map.of());
  }

  /// What was sent.
  ///
  /// @param following what they follow already, which may be watched by another process
  public static Form of(Fields fields, List<Watched> watched, Set<String> following) {
    Set<String> known = new HashSet<>(following);
    watched.forEach(one -> known.add(one.id()));
    Set<String> chosen = new HashSet<>(fields.many("profile"));
    chosen.retainAll(known);
    Form form =
        new Form(
            choices(watched, chosen),
            fields.one("cadence"),
            fields.one("hour").strip(),
            fields.one("zone").strip(),
            fields.one("most").strip(),
            Map.of());
    return form.with(form.found(chosen));
  }

  /// The same with further things that are wrong.
  public Form with(Map<String, String> others) {
    Map<String, String> all = new LinkedHashMap<>(others);
    all.putAll(problems);
    return new Form(choices, cadence, hour, zone, most, all);
  }

  /// The hours of a day.
  public List<Choice> hours() {
    return IntStream.range(0, 24)
        .mapToObj(number ->
            new Choice(
                Integer.toString(number),
                String.format(Locale.ROOT, "%02d:00", number),
                Integer.toString(number).equals(hour)))
        .toList();
  }

  /// How often one may be told.
  public List<Choice> cadences() {
    return Stream.of(Cadence.values())
        .map(one -> new Choice(word(one), name(one), word(one).equals(cadence)))
        .toList();
  }

  /// Time zones to choose from; others that Java knows are taken as well.
  public List<String> zones() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id ->
            id.matches(
                "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian"
                    + "|Pacific)/.*|UTC"))
        .sorted()
        .toList();
  }

  /// What it comes to; only where nothing is wrong.
  public Wish wish() {
    Set<String> chosen = new HashSet<>();
    choices.stream().filter(Choice::chosen).forEach(one -> chosen.add(one.value()));
    return new Wish(
        chosen,
        Cadence.valueOf(cadence.toUpperCase(Locale.ROOT)),
        Integer.parseInt(hour),
        ZoneId.of(zone));
  }

  /// How many mails a day, where that was asked; only where nothing is wrong.
  public int mails(int otherwise) {
    return most.isEmpty() ? otherwise : Integer.parseInt(most);
  }

  private Map<String, String> found(Set<String> chosen) {
    Map<String, String> found = new LinkedHashMap<>();
    if (chosen.isEmpty()) {
      found.put("profile", "Choose at least one profile.");
    }
    if (cadences().stream().noneMatch(Choice::chosen)) {
      found.put("cadence", "Choose how often mails are sent.");
    }
    if (hours().stream().noneMatch(Choice::chosen)) {
      found.put("hour", "Choose an hour of the day.");
    }
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      found.put("zone", "Choose a time zone, such as Europe/Berlin or UTC.");
    }
    if (!most.isEmpty() && number(most).isEmpty()) {
      found.put("most", "Choose a number from 1 to %d.".formatted(MOST));
    }
    return found;
  }

  private static Optional<Integer> number(String words) {
    return words.matches("[0-9]{1,4}")
        ? Optional.of(Integer.parseInt(words)).filter(number -> number >= 1 && number <= MOST)
        : Optional.empty();
  }

  private static List<Choice> choices(List<Watched> watched, Set<String> chosen) {
    Set<String> others = new TreeSet<>(chosen);
    watched.forEach(one -> others.remove(one.id()));
    return Stream.concat(
            Watched.sorted(watched).stream()
                .map(
                    one -> new Choice(one.id(), Plain.line(one.name()), chosen.contains(one.id()))),
            others.stream().map(id -> new Choice(id, Plain.line(id), true)))
        .toList();
  }

  private static String word(Cadence cadence) {
    return cadence.name().toLowerCase(Locale.ROOT);
  }

  private static String name(Cadence cadence) {
    return switch (cadence) {
      case IMMEDIATE -> "At once, a mail for each development";
      case HOURLY -> "Once an hour at most";
      case DAILY -> "Once a day at most";
    };
  }
}
