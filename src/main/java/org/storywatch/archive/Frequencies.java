package org.storywatch.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.storywatch.profile.Background;

/// In how many of the archived articles each term stands, as they were committed last.
///
/// Lucene knows that of each term by itself. It counts articles that were removed or replaced until
/// their files are merged, of the terms and of the articles alike.
public final class Frequencies {
  private Frequencies() {}

  /// @return how many articles are counted; 0 where there is no archive
  public static int articles(Path folder) throws IOException {
    return read(folder, 0, DirectoryReader::maxDoc);
  }

  /// Counts. It takes a while, and memory for the terms that are wanted.
  ///
  /// @param least from the number of articles to that from which on a term is wanted
  /// @return no articles and no terms where there is no archive
  public static Background count(Path folder, IntUnaryOperator least) throws IOException {
    return read(
        folder,
        new Background(0, Map.of()),
        reader -> count(reader, least.applyAsInt(reader.maxDoc())));
  }

  private static Background count(DirectoryReader reader, int least) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    Terms terms = MultiTerms.getTerms(reader, Sheet.WORDS);
    if (terms != null) {
      TermsEnum each = terms.iterator();
      while (each.next() != null) {
        int count = each.docFreq();
        if (count >= least) {
          counts.put(each.term().utf8ToString(), count);
        }
      }
    }
    return new Background(reader.maxDoc(), counts);
  }

  /// Something that is read from the index.
  private interface Question<T> {
    T of(DirectoryReader reader) throws IOException;
  }

  private static <T> T read(Path folder, T nothing, Question<T> question) throws IOException {
    if (!Files.isDirectory(folder)) { // Lucene would make it
      return nothing;
    }
    try (Directory directory = FSDirectory.open(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      return question.of(reader);
    } catch (IndexNotFoundException e) {
      return nothing; // not committed yet
    }
  }
}
