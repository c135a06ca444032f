package org.storywatch.fulltext;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/// What a site's `robots.txt` lets one robot do, as RFC 9309 reads it.
///
/// @param rules for this robot
/// @param delay between two requests, as the site asks for it; zero where it does not. No part of
///   the standard, but what many sites mean by `Crawl-delay`
public record Robots(List<Rule> rules, Duration delay) {
  /// Where there are no rules (section 2.3.1.3).
  public static final Robots OPEN = new Robots(List.of(), Duration.ZERO);

  /// Where the rules cannot be reached (section 2.3.1.4).
  public static final Robots CLOSED =
      new Robots(List.of(new Rule(false, new RobotsPath("/"))), Duration.ZERO);

  private static final String ITSELF = "/robots.txt";

  public Robots {
    rules = List.copyOf(rules);
  }

  /// One `Allow` or `Disallow` line.
  record Rule(boolean allows, RobotsPath path) {}

  /// Reads the rules for a robot. Never fails: what is no rule is passed over.
  ///
  /// @param product the name of the robot, such as `Storywatch`
  public static Robots parse(String text, String product) {
    return RobotsFile.of(text).robots(product);
  }

  /// Whether a page may be fetched: the longest rule that matches decides, and `Allow` where two
  /// are alike (section 2.2.2).
  public boolean allow(URI url) {
    String path = RobotsPath.of(url);
    if (path.equals(ITSELF)) {
      return true;
    }
    int longest = -1;
    boolean allowed = true;
    for (Rule rule : rules) {
      int length = rule.path().length();
      boolean decides = length > longest || (length == longest && rule.allows());
      if (decides && rule.path().matches(path)) {
        longest = length;
        allowed = rule.allows();
      }
    }
    return allowed;
  }
}
