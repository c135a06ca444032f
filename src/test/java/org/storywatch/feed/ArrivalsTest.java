package org.storywatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.storywatch.format.Entry;

class ArrivalsTest {
  private static final Instant READ = Instant.parse("2020-01-14T12:00:00Z");
  private static final Instant NOW = READ.plus(Duration.ofMinutes(15));

  @Test
  void aFirstAnswerIsNewsHoweverOld() {
    Arrivals arrivals = arrivals(before(0), entries(0, 50, READ.minus(Duration.ofDays(900))), NOW);
    assertThat(arrivals.fresh()).hasSize(50);
    assertThat(arrivals.backfill()).isEmpty();
    assertThat(arrivals.gap()).isFalse();
  }

  @Test
  void newEntriesBesideKnownOnesAreNews() {
    Arrivals arrivals = arrivals(before(20), entries(15, 30, NOW), NOW);
    assertThat(arrivals.fresh().keySet()).containsExactlyElementsOf(names(20, 30));
    assertThat(arrivals.backfill()).isEmpty();
    assertThat(arrivals.gap()).isFalse();
  }

  @Test
  void nothingKnownAmongNewerEntriesIsAGap() {
    Arrivals arrivals = arrivals(before(20), entries(50, 70, NOW.minusSeconds(60)), NOW);
    assertThat(arrivals.gap()).isTrue();
    assertThat(arrivals.backfill()).isEmpty();
  }

  @Test
  void nothingKnownAmongEntriesOfLongAgoIsAFlood() {
    Arrivals arrivals = arrivals(before(20), entries(50, 70, READ.minus(Duration.ofHours(9))), NOW);
    assertThat(arrivals.backfill()).hasSize(20);
    assertThat(arrivals.gap()).isFalse();
  }

  @Test
  void manyUndatedEntriesThatAllTurnNewAreAFlood() {
    Arrivals arrivals = arrivals(before(30), entries(50, 80, Instant.EPOCH), NOW);
    assertThat(arrivals.backfill()).hasSize(30);
    Arrivals few = arrivals(before(30), entries(50, 55, Instant.EPOCH), NOW);
    assertThat(few.backfill()).isEmpty();
    assertThat(few.gap()).isTrue();
  }

  @Test
  void aBackfillOfOldEntriesBesideKnownOnesIsNoNewsAndANewOneAmongThemIs() {
    Map<String, Entry> answer = entries(10, 20, NOW);
    answer.putAll(entries(100, 115, READ.minus(Duration.ofDays(40))));
    answer.putAll(entries(200, 201, NOW));
    Arrivals arrivals = arrivals(before(20), answer, NOW);
    assertThat(arrivals.backfill()).containsExactlyInAnyOrderElementsOf(names(100, 115));
    assertThat(arrivals.fresh()).containsKey("200");
  }

  @Test
  void aSingleEntryThatWasHeldBackIsNews() {
    Map<String, Entry> answer = entries(10, 20, NOW);
    answer.putAll(entries(100, 103, READ.minus(Duration.ofDays(40))));
    assertThat(arrivals(before(20), answer, NOW).backfill()).isEmpty();
  }

  @Test
  void aFeedThatLivesInThePastHasNewsOfItsOwn() {
    Instant past = Instant.parse("2011-03-01T00:00:00Z");
    Before before = state(entries(0, 20, past), past);
    Map<String, Entry> answer = entries(0, 20, past);
    answer.putAll(entries(20, 60, past.plus(Duration.ofDays(1))));
    assertThat(arrivals(before, answer, NOW).backfill()).isEmpty();
    Arrivals next = arrivals(before, entries(20, 60, past.plus(Duration.ofDays(1))), NOW);
    assertThat(next.backfill()).isEmpty();
    assertThat(next.gap()).isTrue();
  }

  @Test
  void whatIsRolledBackEmptiedOrReorderedBringsNothingNew() {
    Before before = before(40);
    assertThat(arrivals(before, entries(0, 20, READ), NOW).fresh()).isEmpty();
    assertThat(arrivals(before, Map.of(), NOW).gap()).isFalse();
    Map<String, Entry> reversed = new LinkedHashMap<>();
    entries(0, 40, READ).reversed().forEach(reversed::put);
    assertThat(arrivals(before, reversed, NOW).fresh()).isEmpty();
  }

  @Test
  void anEditIsCountedAndNothingNew() {
    Map<String, Entry> answer = entries(0, 20, READ);
    answer.put("3", new Entry("3", "", "Another title", "", "", "", "", READ));
    Arrivals arrivals = arrivals(before(20), answer, NOW);
    assertThat(arrivals.edited()).isEqualTo(1);
    assertThat(arrivals.fresh()).isEmpty();
  }

  /// What was known of a feed.
  private record Before(FeedState state, Seen seen) {}

  private static Arrivals arrivals(Before before, Map<String, Entry> answer, Instant now) {
    return Arrivals.of(before.state(), before.seen(), answer, now);
  }

  private static Before before(int known) {
    return state(entries(0, known, READ), READ);
  }

  private static Before state(Map<String, Entry> entries, Instant newest) {
    Map<String, Known> seen = new LinkedHashMap<>();
    entries.forEach((id, entry) -> seen.put(id, Identity.remember(entry)));
    FeedState read =
        States.of(
            "f",
            URI.create("https://x.example/feed"),
            FeedState.Outcome.FETCHED,
            0,
            0,
            READ,
            new Rhythm(0, 1, READ, READ, newest));
    return seen.isEmpty()
        ? new Before(FeedState.unread(read), Seen.nothing("f"))
        : new Before(read, Seen.of("f", READ, seen));
  }

  private static SequencedMap<String, Entry> entries(int from, int to, Instant published) {
    SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    for (String name : names(from, to)) {
      entries.put(name, new Entry(name, "", "Title " + name, "", "", "", "", published));
    }
    return entries;
  }

  private static List<String> names(int from, int to) {
    return java.util.stream.IntStream.range(from, to).mapToObj(Integer::toString).toList();
  }
}
