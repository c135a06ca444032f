package org.storywatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    assertThat(Identity.identify("f", List.of(flood, storm), Map.of())).hasSize(2);
  }

  @Test
  void anArticleListedTwiceIsOne() {
    Entry first = entry("a#0", "https://p.example/a", "A");
    Entry again = entry("a#1", "https://p.example/a", "A");
    assertThat(Identity.identify("f", List.of(first, again), Map.of()).values())
        .containsExactly(first);
  }

  @Test
  void anEntryWithoutAWordIsNone() {
    assertThat(
            Identity.identify(
                "f", List.of(new Entry("1", "", "", "", "", "", "", Instant.EPOCH)), Map.of()))
        .isEmpty();
  }

  @Test
  void idsAreStoredSoTheyNeverChange() {
    assertThat(id("f", entry("1", "https://p.example/a", "A")))
        .isEqualTo("81de97f805cfbe4f08de8947");
    assertThat(id("f", entry("1", "", "A"))).isEqualTo("36200b90d7e42b482020c185");
    assertThat(Identity.remember(entry("1", "", "A")).content()).isEqualTo("8fbe940df561");
  }

  @ParameterizedTest
  @CsvSource({
    // guid, link, title, text and hour of an entry, before and after; is it the same article?
    "1,https://p.example/a,A,T,1,                1,https://p.example/a,A,T,1,               true",
    "'',https://p.example/a,A,T,1,               '',https://p.example/a,A,T,1,              true",
    "1,https://p.example/a,A,T,1,                2,https://p.example/a,A,T,1,               true",
    "1,https://p.example/a,Long,LONG,1,          2,https://p.example/b,Long,LONG,2,         true",
    "1,'',Long,LONG,1,                           2,'',Long,LONG,1,                          true",
    "1,https://p.example/a,A,T,1,                2,https://p.example/b,A,T,1,               false",
    "1,https://p.example/a,A,T,1,                1,https://p.example/b,B,U,2,               false",
    "1,https://p.example/a,A,T,1,                1,https://p.example/b,A,T,1,               true",
    "1,http://p.example/a,A,T,1,                 1,https://p.example/a,A,T,1,               true",
    "1,https://p.example/a?utm_source=1,A,T,1,   1,https://p.example/a?utm_source=2,A,T,1,  true",
    "1,https://p.example/a,A,T,1,                1,https://p.example/a,B,T,1,               true",
    "1,https://p.example/a,A,T,1,                1,https://p.example/a,A,T,9,               true",
    "1,https://p.example/a,A,T,1,                1,https://new.example/x/a,A,T,1,           true",
    "'',https://p.example/a,Four words in title,'',1, '',https://q.example/a,Four words in title,"
        + "'',1, true",
    "'',https://p.example/a,Four words in title,'',1, '',https://q.example/a,Four words in title,"
        + "'',2, false",
  })
  void anEntryIsKnownAgainByAnotherKeyWhereOneHasChanged(
      String g1,
      String l1,
      String t1,
      String x1,
      int h1,
      String g2,
      String l2,
      String t2,
      String x2,
      int h2,
      boolean same) {
    Map<String, Known> known = new LinkedHashMap<>();
    Identity.identify("f", List.of(dated(g1, l1, t1, x1, h1)), Map.of())
        .forEach((id, entry) -> known.put(id, Identity.remember(entry)));
    Map<String, Entry> now = Identity.identify("f", List.of(dated(g2, l2, t2, x2, h2)), known);
    assertThat(known.keySet().equals(now.keySet())).isEqualTo(same);
  }

  @Test
  void oneGuidForAllEntriesNamesNone() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      entries.add(entry("always", "", "Title " + i));
    }
    assertThat(Identity.identify("f", entries, Map.of())).hasSize(5);
  }

  @Test
  void aSecondKeyNeverMakesOneArticleOfTwoInTheSameAnswer() {
    Entry first = dated("1", "https://p.example/a", "Long", "LONG", 1);
    Map<String, Known> known = new LinkedHashMap<>();
    Identity.identify("f", List.of(first), Map.of())
        .forEach((id, entry) -> known.put(id, Identity.remember(entry)));
    Entry second = dated("2", "https://p.example/b", "Long", "LONG", 2);
    assertThat(Identity.identify("f", List.of(first, second), known)).hasSize(2);
  }

  private static Entry dated(String guid, String link, String title, String text, int hour) {
    String words = text.equals("LONG") ? "Nine words or ten are enough to tell an article." : text;
    Instant published = Instant.parse("2020-01-14T12:00:00Z").plusSeconds(3600L * hour);
    return new Entry(guid, link, title, "", "", words, "", published);
  }

  private static String id(String feed, Entry entry) {
    return Identity.identify(feed, List.of(entry), Map.of()).keySet().iterator().next();
  }

  private static Entry entry(String guid, String link, String title) {
    return new Entry(guid, link, title, "", "", "Some text.", "", Instant.EPOCH);
  }
}
