package org.storywatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PieceTest {
  @ParameterizedTest
  @CsvSource({
    "The river barrage stands, river barrage, The [river barrage] stands",
    "Two Barrages and a barrage., barrage, Two [Barrages] and a [barrage].",
    "Erdoğan met ERDOGAN, erdogan, [Erdoğan] met [ERDOGAN]",
    "embargo and bar, bar, embargo and [bar]",
    "barbarian, bar, barbarian",
    "Sie sagt: Söhne!, sohne, Sie sagt: [Söhne]!",
    "停火协议签署了, 协议, 停火[协议]签署了",
    "a😀b, 😀, a😀b",
    "nothing, '', nothing",
    "river river barrage, river barrage|river, [river] [river barrage]"
  })
  void termsAreMarkedAsWholeWords(String text, String terms, String marked) {
    List<Piece> pieces = Piece.of(text, List.of(terms.split("\\|", -1)));
    assertThat(pieces.stream().map(Piece::text).collect(Collectors.joining())).isEqualTo(text);
    String is =
        pieces.stream()
            .map(piece -> piece.marked() ? "[" + piece.text() + "]" : piece.text())
            .collect(Collectors.joining());
    assertThat(is.replace("][", "")).isEqualTo(marked.replace("][", ""));
  }
}
