package org.storywatch.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewsSetsTest {
  @TempDir private Path data;

  private List<NewsSet> sets = List.of();

  @BeforeEach
  void writeSmallCollections() throws IOException {
    List<String> siblings = new ArrayList<>();
    for (int pair = 1; pair <= 5; pair++) {
      for (String side : List.of("fire", "firemore")) {
        for (int i = 0; i < 7; i++) {
          siblings.add(
              line(pair + side, i, i % 2 == 0 ? "null" : "\"2031-03-0" + i + "T08:00:00Z\""));
        }
      }
    }
    siblings.add(line("6fire", 0, "null"));
    write("ecb-dev", siblings);
    write("t17-dev", topic("strike", 9));
    List<String> events = new ArrayList<>(topic("vote", 3));
    events.addAll(topic("flood", 2));
    events.add(line("alone", 0, "\"2031-03-01T00:00:00Z\""));
    events.add(line("unknown", 0, "null").replace("\"unknown\"", "null"));
    write("allsides-dev", events);
    sets = NewsSets.read(data);
  }

  @Test
  void everyEventIsDrawnFiveTimesForEachNumberOfSeeds() {
    NewsSet set = sets.getFirst();
    assertThat(set.wishes()).hasSize(5 * 2 * 3 * 5);
    assertThat(set.stream()).hasSize(5 * 2 * 7 + 1);
    NewsSet.Wish wish = set.wishes().getFirst();
    assertThat(wish.id()).isEqualTo("1fire-n1-d0");
    assertThat(wish.group()).isEqualTo("1 seed");
    assertThat(wish.own()).hasSize(6);
    assertThat(wish.siblings()).hasSize(7).allMatch(id -> id.startsWith("1firemore"));
    assertThat(wish.skipped()).hasSize(1).doesNotContainAnyElementsOf(wish.own());
  }

  @Test
  void theStreamIsInOrderOfTimeAndThenOfNames() {
    assertThat(sets.getFirst().stream().getFirst().id()).isEqualTo("1fire-0");
    assertThat(sets.getFirst().stream().getFirst().published()).isEqualTo(Labelled.UNDATED);
    assertThat(sets.getFirst().stream().getLast().id()).isEqualTo("5firemore-5");
  }

  @Test
  void theFirstArticlesOfAStoryAreItsSeeds() {
    NewsSet.Wish strike = sets.get(1).wishes().getFirst();
    assertThat(strike.skipped())
        .containsExactlyInAnyOrder("strike-0", "strike-1", "strike-2", "strike-3", "strike-4");
    assertThat(strike.own()).hasSize(4);
    assertThat(strike.seeds().getFirst()).isEqualTo("Headline\n\nText 0 of strike");
  }

  @Test
  void eventsWithASingleArticleHaveNoProfileButAreInTheStream() {
    assertThat(sets.get(2).wishes()).extracting(NewsSet.Wish::id).containsExactly("flood", "vote");
    assertThat(sets.get(2).stream()).hasSize(6);
  }

  @Test
  void aPairOfEventsIsNeverTorn() {
    for (NewsSet set : sets) {
      for (int parts = 2; parts <= 4; parts++) {
        List<Integer> folds = set.folds(parts);
        Map<String, Set<Integer>> of = new HashMap<>();
        IntStream.range(0, folds.size())
            .forEach(i ->
                of.computeIfAbsent(set.wishes().get(i).whole(), whole -> new HashSet<>())
                    .add(folds.get(i)));
        assertThat(of.values()).allMatch(one -> one.size() == 1);
        assertThat(folds).allMatch(fold -> fold >= 0);
      }
    }
    assertThat(sets.getFirst().folds(3)).contains(0, 1, 2);
    assertThat(sets.getFirst().wishes())
        .extracting(NewsSet.Wish::whole)
        .contains("1", "5")
        .doesNotContain("1fire");
  }

  private static List<String> topic(String topic, int articles) {
    return IntStream.range(0, articles)
        .mapToObj(i -> line(topic, i, "\"2031-03-0" + (i + 1) + "T00:00:00Z\""))
        .toList();
  }

  private static String line(String topic, int number, String time) {
    return """
    {"id": "%s-%d", "time": %s, "lang": "en", "title": "Headline", "text": "Text %d of %s", "topic": "%s"}
    """
        .formatted(topic, number, time, number, topic, topic);
  }

  private void write(String name, List<String> lines) throws IOException {
    try (GZIPOutputStream out =
        new GZIPOutputStream(Files.newOutputStream(data.resolve(name + ".jsonl.gz")))) {
      out.write(String.join("", lines).getBytes(StandardCharsets.UTF_8));
    }
  }
}
