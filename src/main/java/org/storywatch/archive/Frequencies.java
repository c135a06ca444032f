package org.storywatch.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;
import org.storywatch.profile.Background;
import org.storywatch.profile.LiveCounts;

/// In how many of the archived articles each term stands, as they were committed last.
public final class Frequencies {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int REMOVED = -1;

  private Frequencies() {}

  /// @return how many articles there are; 0 where there is no archive
  public static int articles(Path folder) throws IOException {
    return read(folder, 0, DirectoryReader::numDocs);
  }

  /// Counts them term by term and day by day; it takes seconds for some hundred thousand articles.
  ///
  /// @param table what the counts are to be added to; terms that would not change it are left out
  public static LiveCounts count(Path folder, Background table) throws IOException {
    return read(folder, new LiveCounts(0, 0, Map.of()), reader -> count(reader, table));
  }

  private static LiveCounts count(DirectoryReader reader, Background table) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    int[] dayOf = new int[reader.maxDoc()];
    int[] days = new int[days(reader, dayOf)];
    int least = LiveCounts.least(reader.numDocs(), table);
    Terms terms = MultiTerms.getTerms(reader, Sheet.WORDS);
    if (terms != null) {
      @Nullable PostingsEnum articles = null;
      TermsEnum each = terms.iterator();
      while (each.next() != null) {
        if (each.docFreq() >= least) {
          articles = each.postings(articles, PostingsEnum.NONE);
          Arrays.fill(days, 0);
          fill(days, articles, dayOf);
          int count = LiveCounts.steady(days);
          if (count >= least) {
            counts.put(each.term().utf8ToString(), count);
          }
        }
      }
    }
    return new LiveCounts(days.length, reader.numDocs(), counts);
  }

  private static void fill(int[] days, PostingsEnum articles, int[] dayOf) throws IOException {
    for (int article = articles.nextDoc();
        article != DocIdSetIterator.NO_MORE_DOCS;
        article = articles.nextDoc()) {
      if (dayOf[article] != REMOVED) {
        days[dayOf[article]]++;
      }
    }
  }

  /// @param dayOf becomes the number of the day on which each article was fetched, counted from 0
  /// @return how many days there are
  private static int days(DirectoryReader reader, int[] dayOf) throws IOException {
    Arrays.fill(dayOf, REMOVED);
    Map<Long, Integer> numbers = new HashMap<>();
    Bits kept = MultiBits.getLiveDocs(reader);
    SortedNumericDocValues fetched = MultiDocValues.getSortedNumericValues(reader, Sheet.FETCHED);
    if (fetched != null) {
      for (int article = fetched.nextDoc();
          article != DocIdSetIterator.NO_MORE_DOCS;
          article = fetched.nextDoc()) {
        if (kept == null || kept.get(article)) {
          long day = Math.floorDiv(fetched.nextValue(), DAY);
          dayOf[article] = numbers.computeIfAbsent(day, _ -> numbers.size());
        }
      }
    }
    return numbers.size();
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
    } catch (IllegalArgumentException e) { // says Lucene of a form that it does not know
      throw new IOException(e.getMessage(), e);
    }
  }
}
