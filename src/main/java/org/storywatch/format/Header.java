package org.storywatch.format;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;
import org.storywatch.xml.Vocabulary;

/// What the head of an XML feed says besides its title: its page, its wishes, who tells of news.
final class Header {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
  private static final Map<String, Duration> PERIODS =
      Map.of(
          "hourly", Duration.ofHours(1),
          "daily", Duration.ofDays(1),
          "weekly", Duration.ofDays(7),
          "monthly", Duration.ofDays(30),
          "yearly", Duration.ofDays(365));

  private final Element head;
  private final Namespace own;

  Header(Element head, Namespace own) {
    this.head = head;
    this.own = own;
  }

  /// Its page.
  Optional<URI> link(Bases bases) {
    return Links.of(new Children(head), own, bases);
  }

  String lang() {
    String lang = head.getChildTextTrim("language", own);
    String dc = lang == null ? head.getChildTextTrim("language", Vocabulary.DC) : lang;
    return Lang.tag(dc == null ? Lang.of(head) : dc);
  }

  Push push(Bases bases) {
    List<String> hubs = new ArrayList<>();
    String self = "";
    for (Element link : Links.atom(new Children(head), own)) {
      for (String rel : Links.rel(link)) {
        String to = Limits.link(bases.resolve(link, link.getAttributeValue("href", "")));
        if (rel.equals("hub") && !to.isEmpty()) {
          hubs.add(to);
        } else if (rel.equals("self") && self.isEmpty()) {
          self = to;
        }
      }
    }
    return new Push(hubs, self);
  }

  Wishes wishes() {
    Set<Integer> hours = new HashSet<>();
    for (String hour : texts("skipHours", "hour")) {
      if (NUMBER.matcher(hour).matches() && Integer.parseInt(hour) <= 24) {
        // RSS 0.91 counts from 1 to 24, RSS 2.0 from 0 to 23.
        hours.add(Integer.parseInt(hour) % 24);
      }
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String day : texts("skipDays", "day")) {
      for (DayOfWeek one : DayOfWeek.values()) {
        if (one.name().equalsIgnoreCase(day)) {
          days.add(one);
        }
      }
    }
    return new Wishes(
        Duration.ofMinutes(number(head.getChildText("ttl", own), 0)), period(), hours, days);
  }

  private Duration period() {
    String period = head.getChildText("updatePeriod", Vocabulary.SY);
    String frequency = head.getChildText("updateFrequency", Vocabulary.SY);
    if (period == null && frequency == null) {
      return Duration.ZERO;
    }
    String name = period == null ? "daily" : period.strip().toLowerCase(Locale.ROOT);
    return PERIODS.getOrDefault(name, Duration.ZERO).dividedBy(Math.max(1, number(frequency, 1)));
  }

  private List<String> texts(String parent, String child) {
    Element list = head.getChild(parent, own);
    return list == null
        ? List.of()
        : list.getChildren(child, own).stream().map(Element::getTextTrim).toList();
  }

  private static int number(@Nullable String written, int otherwise) {
    String number = written == null ? "" : written.strip();
    return NUMBER.matcher(number).matches() ? Integer.parseInt(number) : otherwise;
  }
}
