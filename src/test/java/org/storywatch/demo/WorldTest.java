package org.storywatch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorldTest {
  private final World world = World.sample();

  @Test
  void thereIsEnoughToSee() {
    assertThat(world.pieces()).hasSizeGreaterThanOrEqualTo(120);
    Map<Piece.Kind, Long> kinds =
        world.pieces().stream().collect(Collectors.groupingBy(Piece::kind, Collectors.counting()));
    assertThat(kinds).containsOnlyKeys(Piece.Kind.values());
    assertThat(kinds.get(Piece.Kind.DEVELOPMENT)).isGreaterThanOrEqualTo(12);
    assertThat(kinds.get(Piece.Kind.NEAR_MISS)).isGreaterThanOrEqualTo(25);
  }

  @Test
  void everythingComesOutWithinTwoMinutesAndTheStoryBeginsAtOnce() {
    assertThat(world.pieces()).allSatisfy(piece -> assertThat(piece.at()).isBetween(0, 120));
    assertThat(first(Piece.Kind.DEVELOPMENT)).isLessThanOrEqualTo(5);
  }

  @Test
  void whatRepeatsComesLaterThanWhatItRepeatsAndFromAnotherOutlet() {
    Map<String, Piece> byId =
        world.pieces().stream().collect(Collectors.toMap(Piece::id, Function.identity()));
    List<Piece> repeats = world.pieces().stream().filter(piece -> !piece.of().isEmpty()).toList();
    assertThat(repeats).isNotEmpty();
    for (Piece repeat : repeats) {
      assertThat(byId).containsKey(repeat.of());
      Piece original = byId.getOrDefault(repeat.of(), repeat);
      assertThat(repeat.at()).as(repeat.id()).isGreaterThan(original.at());
      assertThat(repeat.outlet()).as(repeat.id()).isNotEqualTo(original.outlet());
      if (repeat.kind() == Piece.Kind.COPY) {
        assertThat(repeat.text()).isEqualTo(original.text());
      }
    }
  }

  @Test
  void everyOutletAndEveryFormOfFeedHasSomething() {
    Set<Outlet> outlets = new HashSet<>();
    world.pieces().forEach(piece -> outlets.add(piece.outlet()));
    assertThat(outlets).containsExactlyInAnyOrder(Outlet.values());
    assertThat(outlets)
        .extracting(Outlet::form)
        .contains("rss_2.0", "atom_1.0", "rss_1.0", Outlet.JSON_FEED);
  }

  private int first(Piece.Kind kind) {
    return world.pieces().stream()
        .filter(piece -> piece.kind() == kind)
        .mapToInt(Piece::at)
        .min()
        .orElse(Integer.MAX_VALUE);
  }
}
