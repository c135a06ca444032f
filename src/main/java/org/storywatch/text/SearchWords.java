package org.storywatch.text;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Collections;
import java.util.Iterator;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// The words of a text to search in, the same in every language: none is left out, so that phrases
/// can be found. A word that may be a name also stands as its [NameKey], so that who looks for
/// Haftar finds Hifter.
public final class SearchWords extends Analyzer {
  /// Words of one text that are read.
  private static final int LONGEST = 10_000;

  private final WordStream words = WordStream.whole();
  private final KnownWords known = KnownWords.shipped();

  /// @return whether a word stands in about every English text
  public static boolean isSmall(String word) {
    return StopWords.ENGLISH.contains(Skeleton.folded(word).toLowerCase(Locale.ROOT));
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    return new TokenStreamComponents(new Source(words, known));
  }

  private static final class Source extends Tokenizer {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute place = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final WordStream words;
    private final KnownWords known;
    private String text = "";
    private Iterator<WordStream.Word> rest = Collections.emptyIterator();
    private WordStream.Word last = new WordStream.Word("", 0, 0);
    private boolean keyed = true;

    Source(WordStream words, KnownWords known) {
      this.words = words;
      this.known = known;
    }

    @Override
    public void reset() throws IOException {
      super.reset();
      StringWriter all = new StringWriter();
      long _ = input.transferTo(all);
      text = all.toString();
      rest = words.words(text, LONGEST).iterator();
      keyed = true;
    }

    @Override
    public boolean incrementToken() {
      clearAttributes();
      if (!keyed) {
        keyed = true;
        String key = key(last);
        if (!key.equals(last.term())) {
          put(key, 0);
          return true;
        }
      }
      if (!rest.hasNext()) {
        return false;
      }
      last = rest.next();
      keyed = known.contains(last.term());
      put(last.term(), 1);
      return true;
    }

    @Override
    public void end() throws IOException {
      super.end();
      place.setOffset(correctOffset(text.length()), correctOffset(text.length()));
    }

    private String key(WordStream.Word word) {
      return Analysis.key(word.term(), Analysis.spelling(text, word));
    }

    private void put(String word, int further) {
      CharTermAttribute _ = term.append(word);
      step.setPositionIncrement(further);
      place.setOffset(correctOffset(last.start()), correctOffset(last.end()));
    }
  }
}
