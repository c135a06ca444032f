package org.storywatch.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.storywatch.article.Article;
import org.storywatch.stream.Unreadable;

/// The archived articles of some days, as they were committed last, in the order in which they were
/// published. Needs no lock: the archive may be written meanwhile.
public final class LastDays implements AutoCloseable {
  private static final int PAGE = 5_000;

  /// The oldest first; of one moment, what was fetched first.
  private static final Sort OLDEST_FIRST =
      new Sort(
          LongField.newSortField(Sheet.PUBLISHED, false, SortedNumericSelector.Type.MIN),
          LongField.newSortField(Sheet.FETCHED, false, SortedNumericSelector.Type.MIN));

  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final Query days;

  private LastDays(Directory directory, DirectoryReader reader, Instant from, Instant to) {
    this.directory = directory;
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    this.days = LongField.newRangeQuery(Sheet.PUBLISHED, Sheet.millis(from), Sheet.millis(to));
  }

  /// @param from when the first of them may have been published
  /// @param to when the last of them may have been
  /// @throws NoSuchFileException when nothing was archived in the folder yet
  /// @throws IOException when it cannot be read
  public static LastDays open(Path folder, Instant from, Instant to) throws IOException {
    if (!Files.isDirectory(folder)) { // Lucene would make it
      throw new NoSuchFileException(folder.toString());
    }
    Directory directory = FSDirectory.open(folder);
    try {
      return new LastDays(directory, DirectoryReader.open(directory), from, to);
    } catch (IndexNotFoundException e) {
      directory.close();
      throw new NoSuchFileException(folder.toString(), null, e.getMessage());
    } catch (IOException e) {
      directory.close();
      throw e;
    } catch (IllegalArgumentException e) { // says Lucene of a form that it does not know
      directory.close();
      throw new IOException(e.getMessage(), e);
    }
  }

  /// @return how many articles there are
  public int articles() throws IOException {
    return searcher.count(days);
  }

  /// @param each given every article
  /// @param problems given one line of text for each that cannot be read
  public void read(Consumer<Article> each, Consumer<String> problems) throws IOException {
    StoredFields stored = searcher.storedFields();
    @Nullable ScoreDoc last = null;
    do {
      ScoreDoc[] page = searcher.searchAfter(last, days, PAGE, OLDEST_FIRST).scoreDocs;
      for (ScoreDoc found : page) {
        try {
          each.accept(Sheet.article(stored.document(found.doc)));
        } catch (Unreadable e) {
          problems.accept("an article of the archive is left out: " + e.getMessage());
        }
      }
      last = page.length == 0 ? null : page[page.length - 1];
    } while (last != null);
  }

  @Override
  public void close() throws IOException {
    try (directory) {
      reader.close();
    }
  }
}
