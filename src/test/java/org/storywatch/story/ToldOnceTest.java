package org.storywatch.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.storywatch.article.Article;
import org.storywatch.match.Match;

/// The promise, measured on labelled groups: copies and edits are told once, developments are told.
class ToldOnceTest {
  private static final Path FOLDER = Path.of("src/test/resources/org/storywatch/story/groups");

  private final List<Groups.Group> groups = Groups.in(FOLDER);

  @Test
  void thereAreEnoughGroupsToMeasure() {
    assertThat(groups).hasSizeGreaterThanOrEqualTo(60);
  }

  @Test
  void copiesAreToldOnceAndDevelopmentsAreTold() {
    Figures odd = new Figures();
    Figures even = new Figures();
    for (Groups.Group group : groups) {
      Memory memory = new Memory();
      group.pieces().forEach(piece -> (group.isCheck() ? even : odd).judge(memory, piece));
    }
    odd.print("each group alone, odd groups");
    even.print("each group alone, even groups");
    odd.plus(even).hold();
  }

  @Test
  void soItIsWithAllGroupsInOneMemory() {
    Figures odd = new Figures();
    Figures even = new Figures();
    Memory memory = new Memory();
    List<Groups.Piece> all = new ArrayList<>();
    List<String> check = new ArrayList<>();
    for (Groups.Group group : groups) {
      all.addAll(group.pieces());
      if (group.isCheck()) {
        group.pieces().forEach(piece -> check.add(piece.article().id()));
      }
    }
    all.sort(
        Comparator.comparing((Groups.Piece piece) -> piece.article().published())
            .thenComparing(piece -> piece.article().id()));
    all.forEach(piece -> (check.contains(piece.article().id()) ? even : odd).judge(memory, piece));
    odd.print("one memory, odd groups");
    even.print("one memory, even groups");
    odd.plus(even).hold();
  }

  /// What became of the pieces of some groups.
  private static final class Figures {
    private final Map<String, Integer> all = new TreeMap<>();
    private final Map<String, Integer> suppressed = new TreeMap<>();
    private final List<String> errors = new ArrayList<>();
    private int otherThreads;

    void judge(Memory memory, Groups.Piece piece) {
      Article article = piece.article();
      Match match = new Match(1, "profile", article, 0.8, List.of());
      Memory.Verdict verdict = memory.consider(match, article.fetched());
      boolean isNew = verdict instanceof Memory.Verdict.New;
      all.merge(piece.label(), 1, Integer::sum);
      suppressed.merge(piece.label(), isNew ? 0 : 1, Integer::sum);
      if (isNew != piece.isNew()) {
        errors.add(article.id() + " " + piece.label() + ": " + reason(verdict));
      }
      if (verdict instanceof Memory.Verdict.New(Development development)
          && piece.label().equals("update")
          && development.strand().equals(development.id())) {
        otherThreads++;
      }
    }

    private static String reason(Memory.Verdict verdict) {
      return switch (verdict) {
        case Memory.Verdict.New(Development development) -> development.reason();
        case Memory.Verdict.Repeated(Development development, Member.Kind kind) ->
            kind + " " + development.members().getLast().reason();
        case Memory.Verdict.Known() -> "known";
      };
    }

    Figures plus(Figures other) {
      Figures sum = new Figures();
      for (Figures one : List.of(this, other)) {
        one.all.forEach((label, count) -> sum.all.merge(label, count, Integer::sum));
        one.suppressed.forEach((label, count) -> sum.suppressed.merge(label, count, Integer::sum));
      }
      return sum;
    }

    private double share(String... labels) {
      double some = 0;
      double whole = 0;
      for (String label : labels) {
        some += suppressed.getOrDefault(label, 0);
        whole += all.getOrDefault(label, 0);
      }
      return some / whole;
    }

    void print(String name) {
      System.out.printf(
          Locale.ROOT,
          "%s: suppressed %.1f %% of copies and edits, %.1f %% of rewrites, %.1f %% of updates and"
              + " siblings; %d updates began a thread of their own%n  of %s suppressed %s%n",
          name,
          100 * share("copy", "edit"),
          100 * share("rewrite"),
          100 * share("update", "sibling"),
          otherThreads,
          all,
          suppressed);
      errors.forEach(error -> System.out.println("    " + error));
    }

    void hold() {
      assertThat(share("copy", "edit")).as("copies and edits suppressed").isGreaterThan(0.99);
      assertThat(share("rewrite")).as("rewrites suppressed").isGreaterThan(0.85);
      assertThat(share("update", "sibling")).as("developments suppressed").isLessThan(0.02);
    }
  }
}
