package org.storywatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.format.Entry;

class IdentityTest {
  @ParameterizedTest
  @CsvSource({
    // guid, link and title of two entries in feeds f and g; are they one article?
    "1, https://p.example/a,     A,  2, http://p.example/a/?utm_source=x, B,  true",
    "1, https://p.example/a?x=1, A,  1, https://p.example/a?x=2,          A,  false",
    "1, '',                      A,  1, '',                               A,  false",
    "1, https://p.example/,      A,  1, https://p.example/,               A,  false",
    "https://p.example/a#1, https://p.example/a#1, A, https://p.example/a#2, https://p.example/a#2,"
        + " A, false",
    "https://p.example/a#rss_x, https://p.example/a#rss_x, A, https://p.example/a,"
        + " https://p.example/a, A, true",
  })
  void twoFeedsHaveOneArticleWhereTheLinkSaysSo(
      String g1, String l1, String t1, String g2, String l2, String t2, boolean same) {
    assertThat(id("f", entry(g1, l1, t1)).equals(id("g", entry(g2, l2, t2)))).isEqualTo(same);
  }

  @Test
  void withoutALinkTheGuidCountsWithinAFeed() {
    assertThat(id("f", entry("1", "", "A"))).isEqualTo(id("f", entry("1", "", "B")));
    assertThat(id("f", entry("1", "", "A"))).isNotEqualTo(id("f", entry("2", "", "A")));
  }

  @Test
  void withNeitherTheWordsCount() {
    assertThat(id("f", entry("", "", "A"))).isEqualTo(id("f", entry("", "", "A")));
    assertThat(id("f", entry("", "", "A"))).isNotEqualTo(id("f", entry("", "", "B")));
  }

  @Test
  void onePageForSeveralEntriesNamesNone() {
    Entry flood = entry("1", "https://p.example/warnings", "Flood");
    Entry storm = entry("2", "https://p.example/warnings", "Storm");
    assertThat(Identity.identify("f", List.of(flood, storm))).hasSize(2);
  }

  @Test
  void anArticleListedTwiceIsOne() {
    Entry first = entry("a#0", "https://p.example/a", "A");
    Entry again = entry("a#1", "https://p.example/a", "A");
    assertThat(Identity.identify("f", List.of(first, again)).values()).containsExactly(first);
  }

  @Test
  void anEntryWithoutAWordIsNone() {
    assertThat(
            Identity.identify("f", List.of(new Entry("1", "", "", "", "", "", "", Instant.EPOCH))))
        .isEmpty();
  }

  @Test
  void idsAreStoredSoTheyNeverChange() {
    assertThat(id("f", entry("1", "https://p.example/a", "A")))
        .isEqualTo("81de97f805cfbe4f08de8947");
    assertThat(id("f", entry("1", "", "A"))).isEqualTo("36200b90d7e42b482020c185");
    assertThat(Identity.content(entry("1", "", "A"))).isEqualTo("8fbe940df561");
  }

  private static String id(String feed, Entry entry) {
    return Identity.identify(feed, List.of(entry)).keySet().iterator().next();
  }

  private static Entry entry(String guid, String link, String title) {
    return new Entry(guid, link, title, "", "", "Some text.", "", Instant.EPOCH);
  }
}
