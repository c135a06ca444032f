package org.storywatch.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.archive.Latest;
import org.storywatch.archive.Sheet;
import org.storywatch.article.Article;
import org.storywatch.mail.Plain;
import org.storywatch.stream.Unreadable;
import org.storywatch.text.SearchWords;

/// Searches in the archive, beside whoever writes it. For any threads.
public final class Search implements AutoCloseable {
  /// Hits on one page.
  public static final int PAGE = 20;

  /// Pages that can be turned to.
  public static final int PAGES = 50;

  private static final Logger LOG = LoggerFactory.getLogger(Search.class);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private static final SortField NEWEST =
      LongField.newSortField(Sheet.PUBLISHED, true, SortedNumericSelector.Type.MAX);

  private final Latest archive;
  private final Duration longest;
  private final SearchWords words = new SearchWords();
  private final Queries queries = new Queries(words);
  private final Marker marker = new Marker(words);

  /// What comes first.
  public enum Order {
    /// What tells most of the words.
    BEST,
    /// What was published last.
    NEWEST_FIRST;

    private Sort sort() {
      return this == BEST ? new Sort(SortField.FIELD_SCORE, NEWEST) : new Sort(NEWEST);
    }
  }

  /// @param folder where the archive is, or will be
  public Search(Path folder, InstantSource clock) {
    this(folder, clock, LONGEST);
  }

  /// @param longest so long is searched
  Search(Path folder, InstantSource clock, Duration longest) {
    this.archive = new Latest(folder, clock);
    this.longest = longest;
  }

  /// @param page counted from 1
  public Answer find(Question question, Order order, int page) {
    try {
      return archive
          .ask(searcher -> find(searcher, question, order, page))
          .orElseGet(Answer.Missing::new);
    } catch (IOException | RuntimeException e) {
      LOG.warn("the archive cannot be searched: {}", e.toString());
      return new Answer.Failed(e.toString());
    }
  }

  @Override
  public void close() {
    try {
      archive.close();
    } catch (IOException e) {
      LOG.warn("the archive cannot be closed: {}", e.toString());
    }
  }

  private Answer find(IndexSearcher searcher, Question question, Order order, int page)
      throws IOException {
    Extent extent = extent(searcher);
    Optional<Query> query = queries.found(question);
    if (query.isEmpty()) {
      return new Answer.Unasked(extent);
    }
    int last = Math.clamp(page, 1, PAGES) * PAGE;
    long end = System.nanoTime() + longest.toNanos();
    searcher.setTimeout(() -> System.nanoTime() - end >= 0);
    TopDocs found =
        searcher.search(
            query.get(), new TopFieldCollectorManager(order.sort(), last, Integer.MAX_VALUE));
    boolean whole = !searcher.timedOut();
    List<Hit> hits = new ArrayList<>();
    StoredFields stored = searcher.storedFields();
    ScoreDoc[] docs = found.scoreDocs;
    for (int i = last - PAGE; i < Math.min(last, docs.length); i++) {
      Optional<Article> article = article(stored, docs[i].doc);
      if (article.isPresent()) {
        hits.add(hit(article.get(), question));
      }
    }
    return new Answer.Found(extent, hits, Math.toIntExact(found.totalHits.value()), whole);
  }

  private static Optional<Article> article(StoredFields stored, int place) throws IOException {
    try {
      return Optional.of(Sheet.article(stored.document(place)));
    } catch (Unreadable e) {
      LOG.warn("an article of the archive cannot be shown: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private Hit hit(Article article, Question question) throws IOException {
    String headline = Plain.headline(article);
    String text = article.text();
    String flat = Plain.flow(text.substring(0, Math.min(text.length(), Marker.FAR)));
    List<List<Piece>> passages =
        marker.passages(flat, Sheet.TEXT, queries.marked(question, Sheet.TEXT));
    String lead = Plain.lead(article);
    if (passages.isEmpty() && !lead.isEmpty()) {
      passages = List.of(Cut.around(List.of(new Piece(lead, false))));
    }
    Query inHeadline = queries.marked(question, Sheet.HEADLINE);
    return new Hit(article, marker.line(headline, Sheet.HEADLINE, inHeadline), passages);
  }

  private static Extent extent(IndexSearcher searcher) throws IOException {
    byte[] first = PointValues.getMinPackedValue(searcher.getIndexReader(), Sheet.FETCHED);
    return new Extent(
        searcher.getIndexReader().numDocs(),
        Optional.ofNullable(first)
            .map(bytes -> Instant.ofEpochMilli(LongPoint.decodeDimension(bytes, 0))));
  }
}
