package org.storywatch.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;

class SearchWordsTest {
  private final SearchWords words = new SearchWords();

  @Test
  void noWordIsLeftOut() throws IOException {
    assertThat(read("The flood in 東京 was a trial"))
        .containsExactly("the", "flood", "in", "東", "京", "was", "a", "trial");
  }

  @Test
  void endingsAccentsAndCaseDoNotMatter() throws IOException {
    assertThat(read("FLOODED Überschwemmung's roads"))
        .isEqualTo(read("flooding uberschwemmung road"));
  }

  @Test
  void arabicIsTheSameWithAndWithoutItsMarks() throws IOException {
    assertThat(read("أَحمد")).isEqualTo(read("احمد"));
  }

  @Test
  void whatCannotBeSeenDoesNotMatter() throws IOException {
    assertThat(read("fer\u00ADry \u202Eport\u202C")).isEqualTo(read("ferry port"));
  }

  @Test
  void spellingsOfANameMeetInItsKey() throws IOException {
    assertThat(read("Haftar")).hasSize(2).containsAnyElementsOf(read("Hifter"));
  }

  @Test
  void aKeyStandsWhereItsNameDoes() throws IOException {
    String text = "General Khalifa Hifter spoke";
    try (TokenStream stream = words.tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      int keys = 0;
      while (stream.incrementToken()) {
        boolean key = term.charAt(0) == '~';
        assertThat(step.getPositionIncrement()).isEqualTo(key ? 0 : 1);
        keys += key && text.startsWith("Hifter", place.startOffset()) ? 1 : 0;
      }
      stream.end();
      assertThat(keys).isOne();
      assertThat(place.endOffset()).isEqualTo(text.length());
    }
  }

  private List<String> read(String text) throws IOException {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = words.tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    }
    return terms;
  }
}
