package org.storywatch.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/// The Lucene chain behind [Analysis]: words without their case, accents, possessives and endings.
/// English loses its stop words and endings; of other languages only case and accents are folded.
final class WordStream extends Analyzer {
  /// A word as a term, with its place in the text.
  record Word(String term, int start, int end) {}

  private static final Pattern SEAM = Pattern.compile("(?<=\\p{L}{2})[.:_](?=\\p{L}{2})");

  private final boolean english;

  WordStream(boolean english) {
    this.english = english;
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer source = new StandardTokenizer();
    TokenStream words = new LowerCaseFilter(new EnglishPossessiveFilter(source));
    words = new ASCIIFoldingFilter(words);
    if (english) {
      words = new KStemFilter(new StopFilter(words, StopWords.ENGLISH));
    }
    return new TokenStreamComponents(source, words);
  }

  /// @return the words of the text in their order, at most `limit`
  List<Word> words(String text, int limit) {
    List<Word> words = new ArrayList<>();
    try (TokenStream stream = tokenStream("text", spaced(text))) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (words.size() < limit && stream.incrementToken()) {
        String plain = withoutApostrophes(term);
        if (plain.length() > 1) {
          words.add(new Word(plain, place.startOffset(), place.endOffset()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading from a string", e);
    }
    return words;
  }

  /// Pages that lost their line breaks glue sentences together; Lucene would take the seam for a
  /// word. As long as before, so that places stay right.
  private static String spaced(String text) {
    return SEAM.matcher(text).replaceAll(" ");
  }

  private static String withoutApostrophes(CharSequence term) {
    String word = term.toString();
    return word.indexOf('\'') < 0 ? word : word.replace("'", "");
  }
}
