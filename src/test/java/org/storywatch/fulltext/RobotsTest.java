package org.storywatch.fulltext;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotsTest {
  @ParameterizedTest
  @CsvSource({
    "/fish, /fish, true",
    "/fish, /fish/salmon.html, true",
    "/fish, /fishheads, true",
    "/fish, /fish?id=1, true",
    "/fish, /Fish, false",
    "/fish, /catfish, false",
    "/fish/, /fish, false",
    "/fish*, /fish/x, true",
    "/*.php, /a/b.php?x=1, true",
    "/*.php, /a/b.html, false",
    "/*.php$, /a/b.php, true",
    "/*.php$, /a.php/b.php, true",
    "/*.php$, /a.php?x, false",
    "/a*aa$, /aa, false",
    "/a*aa$, /aaa, true",
    "/fish*.php, /fishheads/cat.php?x, true",
    "/fish*.php, /Fish.php, false",
    "/**/x, /a/x, true",
    "/$, /, true",
    "/$, /a, false",
    "/a$b, /a$bc, true",
    "*x, /ax, true",
    "fish, /fish, false",
    "/a%3cb, /a%3Cb, true",
    "/a%2fb, /a/b, false",
    "/%7Eme, /~me, true",
    "/bücher, /b%C3%BCcher, true",
    "/b%c3%bccher, /b%C3%BCcher, true",
    "/x%, /x%25, true",
  })
  void aPathMeansWhatBeginsWithIt(String rule, String path, boolean means) {
    Robots robots = Robots.parse("User-agent: *\nDisallow: " + rule, "Storywatch");
    assertThat(robots.allow(URI.create("https://a.example" + path))).isEqualTo(!means);
  }

  @ParameterizedTest
  @CsvSource({
    "/p, /, /page, true",
    "/folder, /folder, /folder/page, true",
    "/page, /*.htm, /page.htm, false",
    "/page, /*.ph, /page.php5, true",
    "/$, /, /, true",
    "/$, /, /page.htm, false",
  })
  void theLongestRuleDecidesAndAllowWhereTheyAreAlike(
      String allow, String disallow, String path, boolean allowed) {
    String text = "User-agent: *\nDisallow: %s\nAllow: %s".formatted(disallow, allow);
    assertThat(allowed(text, path)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"storywatch, false", "STORYWATCH, false", "Storywatch/1.2, false", "story, true"})
  void theGroupOfThisRobotHoldsAndNoOther(String name, boolean allowed) {
    String text = "User-agent: *\nAllow: /\n\nUser-agent: " + name + "\nDisallow: /";
    assertThat(allowed(text, "/x")).isEqualTo(allowed);
  }

  @Test
  void groupsOfOneRobotAreOne() {
    String text =
        """
        User-agent: other
        User-agent: storywatch
        Disallow: /a
        User-agent: third
        Disallow: /c
        User-agent: Storywatch
        Disallow: /b
        """;
    assertThat(allowed(text, "/a")).isFalse();
    assertThat(allowed(text, "/b")).isFalse();
    assertThat(allowed(text, "/c")).isTrue();
  }

  @Test
  void otherLinesDoNotEndTheNamesOfAGroup() {
    String text =
        "User-agent: a\nSitemap: https://a.example/map.xml\nCrawl-delay: 3\n\nUser-agent:"
            + " storywatch\nDisallow: /";
    assertThat(allowed(text, "/x")).isFalse();
  }

  @Test
  void anEmptyRuleForbidsNothingAndEndsTheNamesOfItsGroup() {
    String text = "User-agent: storywatch\nDisallow:\nUser-agent: *\nDisallow: /";
    assertThat(allowed(text, "/x")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "'Disallow: /'",
    "'<html><body>User-agent: *</body></html>'",
    "'user-agent *\ndisallow /'",
    "'User-agent: %%%\nDisallow: /'",
  })
  void whatIsNoRuleForbidsNothing(String text) {
    assertThat(allowed(text, "/x")).isTrue();
  }

  @Test
  void commentsMarksAndAllLineEndsAreUnderstood() {
    String text = "\ufeffUSER-AGENT : *  # all\rDISALLOW:/a # not this\r\n  disallow : /b\n";
    assertThat(allowed(text, "/a")).isFalse();
    assertThat(allowed(text, "/b")).isFalse();
    assertThat(allowed(text, "/c")).isTrue();
  }

  @Test
  void theRulesThemselvesAreNeverForbidden() {
    assertThat(Robots.CLOSED.allow(URI.create("https://a.example/robots.txt"))).isTrue();
    assertThat(Robots.CLOSED.allow(URI.create("https://a.example"))).isFalse();
    assertThat(Robots.OPEN.allow(URI.create("https://a.example"))).isTrue();
  }

  @Test
  void onlyTheFirst500KibibytesAreReadAndNoHalfLine() {
    String filler = "# a comment of twenty-\n".repeat(500 * 1024 / 23);
    String before = "User-agent: *\nDisallow: /a\n";
    String text = before + filler + "Disallow: /bcdefghijklmnopqrstuvwxyz\nDisallow: /c\n";
    assertThat(text.indexOf("/c\n")).isGreaterThan(500 * 1024);
    assertThat(allowed(text, "/a")).isFalse();
    assertThat(allowed(text, "/b")).isTrue();
    assertThat(allowed(text, "/c")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"5, 5000", "0.5, 500", "-1, 0", "soon, 0", "99999999, 0"})
  void theDelayThatASiteAsksForIsKnown(String written, long millis) {
    Robots robots = Robots.parse("User-agent: *\nCrawl-delay: " + written, "Storywatch");
    assertThat(robots.delay()).isEqualTo(Duration.ofMillis(millis));
  }

  private static boolean allowed(String text, String path) {
    return Robots.parse(text, "Storywatch").allow(URI.create("https://a.example" + path));
  }
}
