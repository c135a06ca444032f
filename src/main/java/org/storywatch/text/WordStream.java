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
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/// The Lucene chain behind [Analysis]: words without their case, accents, possessives and endings.
/// English loses its stop words and endings; of other languages only case and accents are folded.
/// To search in, there is a third way, the same for all languages.
final class WordStream extends Analyzer {
  /// A word as a term, with its place in the text.
  record Word(String term, int start, int end) {}

  private static final Pattern SEAM = Pattern.compile("(?<=\\p{L}{2})[.:_](?=\\p{L}{2})");

  private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

  private final boolean stems;
  private final boolean whole;

  WordStream(boolean english) {
    this(english, false);
  }

  private WordStream(boolean stems, boolean whole) {
    this.stems = stems;
    this.whole = whole;
  }

  /// Leaves no word out, not even those of one letter, which Chinese has. English endings go in all
  /// languages, and what Arabic may write or not.
  static WordStream whole() {
    return new WordStream(true, true);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer source = new StandardTokenizer();
    TokenStream words = new LowerCaseFilter(new EnglishPossessiveFilter(source));
    words = new ASCIIFoldingFilter(words);
    if (whole) {
      words = new ArabicNormalizationFilter(words);
    } else if (stems) {
      words = new StopFilter(words, StopWords.ENGLISH);
    }
    if (stems) {
      words = new KStemFilter(words);
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
        String plain = withoutApostrophes(whole ? seen(term) : term);
        if (plain.length() >= (whole ? 1 : 2)) {
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

  /// Without what cannot be seen, such as a hyphen for the end of a line.
  private static String seen(CharSequence term) {
    String word = term.toString();
    return word.chars().anyMatch(WordStream::isUnseen) ? UNSEEN.matcher(word).replaceAll("") : word;
  }

  private static boolean isUnseen(int letter) {
    return letter > 127 && Character.getType(letter) == Character.FORMAT;
  }

  private static String withoutApostrophes(CharSequence term) {
    String word = term.toString();
    return word.indexOf('\'') < 0 ? word : word.replace("'", "");
  }
}
