package org.storywatch.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.match.Match;
import org.storywatch.stream.Json;

/// A memory is made anew from the developments that were written.
@Execution(ExecutionMode.CONCURRENT)
class RememberingTest {
  private static final long SEED = 20260302;

  private final List<Match> matches = new ArrayList<>();

  RememberingTest() {
    Path folder = Path.of("src/test/resources/org/storywatch/story/groups");
    for (Groups.Group group : Groups.in(folder)) {
      group
          .pieces()
          .forEach(piece -> matches.add(new Match(1, "all", piece.article(), 1, List.of())));
    }
  }

  @Test
  void aReplayOfEverythingIntoAMemoryFromTheDevelopmentsTellsNothing() {
    Memory again = filled(List.copyOf(developments(new Memory(), matches).values()));
    for (Match match : matches) {
      assertThat(again.consider(match, match.article().fetched()))
          .isInstanceOf(Memory.Verdict.Known.class);
    }
  }

  @Test
  void theOrderOfRememberingDoesNotMatter() {
    int half = matches.size() / 2;
    List<Development> first =
        List.copyOf(developments(new Memory(), matches.subList(0, half)).values());
    List<Match> rest = matches.subList(half, matches.size());
    Map<String, String> expected = said(developments(filled(first), rest));
    for (int i = 0; i < 5; i++) {
      List<Development> shuffled = new ArrayList<>(first);
      Collections.shuffle(shuffled, new Random(SEED + i));
      assertThat(said(developments(filled(shuffled), rest)))
          .as("seed %d", SEED + i)
          .isEqualTo(expected);
    }
  }

  @Test
  void aMemoryDecidesAsTheOneThatWasNeverClosed() {
    Memory one = new Memory();
    Map<String, Development> written = new LinkedHashMap<>();
    for (int i = 0; i < matches.size(); i++) {
      if (i % 97 == 0) {
        one = filled(List.copyOf(written.values()));
      }
      note(one.consider(matches.get(i), matches.get(i).article().fetched()), written);
    }
    assertThat(said(written)).isEqualTo(said(developments(new Memory(), matches)));
  }

  private static Memory filled(List<Development> developments) {
    Memory memory = new Memory();
    developments.forEach(memory::remember);
    return memory;
  }

  private static Map<String, Development> developments(Memory memory, List<Match> matches) {
    Map<String, Development> written = new LinkedHashMap<>();
    matches.forEach(match -> note(memory.consider(match, match.article().fetched()), written));
    return written;
  }

  private static void note(Memory.Verdict verdict, Map<String, Development> written) {
    switch (verdict) {
      case Memory.Verdict.New(Development development) ->
          written.put(development.id(), development);
      case Memory.Verdict.Repeated(Development development, Member.Kind _) ->
          written.put(development.id(), development);
      case Memory.Verdict.Known() -> {}
    }
  }

  private static Map<String, String> said(Map<String, Development> developments) {
    Map<String, String> said = new LinkedHashMap<>();
    developments.forEach((id, development) ->
        said.put(id, new String(Json.write(development), StandardCharsets.UTF_8)));
    return said;
  }
}
