package org.storywatch.fulltext;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The groups of a `robots.txt` (RFC 9309, section 2.1).
final class RobotsFile {
  /// In characters; section 2.5 asks for 500 KiB at least.
  private static final int LONGEST = 500 * 1024;

  private static final Pattern PRODUCT = Pattern.compile("[a-z_-]+|\\*");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}(\\.\\d{1,3})?");

  private final List<Group> groups = new ArrayList<>();

  private RobotsFile() {}

  private static final class Group {
    private final Set<String> products = new HashSet<>();
    private final List<Robots.Rule> rules = new ArrayList<>();
    private Duration delay = Duration.ZERO;
  }

  static RobotsFile of(String text) {
    RobotsFile file = new RobotsFile();
    bounded(text).lines().forEach(file::line);
    return file;
  }

  /// What all groups of a robot say together, else what those for all others say.
  Robots robots(String product) {
    String name = product.toLowerCase(Locale.ROOT);
    List<Group> own = groups.stream().filter(group -> group.products.contains(name)).toList();
    List<Group> all = groups.stream().filter(group -> group.products.contains("*")).toList();
    List<Group> held = own.isEmpty() ? all : own;
    return new Robots(
        held.stream()
            .flatMap(group -> group.rules.stream())
            .filter(rule -> rule.path().length() > 0)
            .toList(),
        held.stream().map(group -> group.delay).reduce(Duration.ZERO, RobotsFile::longer));
  }

  private void line(String line) {
    String told = line.replaceFirst("#.*", "");
    int colon = told.indexOf(':');
    if (colon < 0) {
      return;
    }
    String value = told.substring(colon + 1).strip();
    switch (told.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
      case "user-agent" -> product(value);
      case "allow" -> rule(true, value);
      case "disallow" -> rule(false, value);
      case "crawl-delay" -> delay(value);
      default -> {}
    }
  }

  private void product(String value) {
    Matcher product = PRODUCT.matcher(value.toLowerCase(Locale.ROOT));
    if (product.lookingAt()) {
      if (groups.isEmpty() || !groups.getLast().rules.isEmpty()) {
        groups.add(new Group());
      }
      groups.getLast().products.add(product.group());
    }
  }

  private void rule(boolean allows, String path) {
    if (!groups.isEmpty()) {
      // An empty path matches nothing, but it ends the names of its group.
      groups.getLast().rules.add(new Robots.Rule(allows, new RobotsPath(path)));
    }
  }

  private void delay(String value) {
    if (!groups.isEmpty() && SECONDS.matcher(value).matches()) {
      Duration delay = Duration.ofMillis(Math.round(Double.parseDouble(value) * 1000));
      groups.getLast().delay = longer(groups.getLast().delay, delay);
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  // Half a line could mean more than it says.
  private static String bounded(String text) {
    String whole = text.startsWith("\ufeff") ? text.substring(1) : text;
    return whole.length() <= LONGEST
        ? whole
        : whole.substring(0, Math.max(whole.lastIndexOf('\n', LONGEST), 0));
  }
}
