package org.storywatch.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CutTest {
  @Test
  void aShortPassageStaysAsItIs() {
    List<Piece> passage = List.of(new Piece("It ", false), new Piece("burns", true));
    assertThat(Cut.around(passage)).isEqualTo(passage);
  }

  @Test
  void aLongOneIsCutAroundWhatIsMarkedFirst() {
    List<Piece> cut =
        Cut.around(
            List.of(
                new Piece("before ".repeat(60), false),
                new Piece("fire", true),
                new Piece(" after".repeat(60), false)));
    assertThat(cut).contains(new Piece("fire", true));
    assertThat(text(cut)).hasSizeBetween(180, 290).startsWith("…before").endsWith("after…");
  }

  @Test
  void noLetterIsCutInTwo() {
    for (int i = 0; i < 4; i++) {
      String wide = "x".repeat(i) + "\uD83D\uDE00".repeat(400);
      String cut = text(Cut.around(List.of(new Piece(wide, false), new Piece("fire", true))));
      assertThat(cut.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)).isTrue();
      String end = text(Cut.around(List.of(new Piece("fire", true), new Piece(wide, false))));
      assertThat(end.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)).isTrue();
      assertThat(end).hasSizeLessThan(300);
    }
  }

  private static String text(List<Piece> pieces) {
    return pieces.stream().map(Piece::text).collect(Collectors.joining());
  }
}
