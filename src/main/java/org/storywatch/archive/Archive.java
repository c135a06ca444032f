package org.storywatch.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.article.Article;
import org.storywatch.stream.Offsets;
import org.storywatch.text.Analysis;
import org.storywatch.text.SearchWords;

/// The archive as its one writer has it. What is added is safe, and seen by those who read, from
/// the next [#commit] on. After any failure it is of no more use: close it, and open it again.
public final class Archive implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Archive.class);

  /// The form of the index; one of another form is made anew.
  static final String FORM = "2";

  static final String FORM_KEY = "form";
  private static final String TOPIC_KEY = "topic";
  private static final String NEXT_KEY = "next.";

  private final Analysis analysis = new Analysis();
  private final Directory directory;
  private final IndexWriter writer;
  private Offsets covered;

  private Archive(Directory directory, IndexWriter writer) {
    this.directory = directory;
    this.writer = writer;
    this.covered = offsets(data(writer));
  }

  /// Opens the archive in a folder as it was committed last. One that is broken is deleted, and an
  /// empty one takes its place.
  ///
  /// @throws IOException when the folder cannot be used now
  public static Archive open(Path folder) throws IOException {
    try {
      return open(FSDirectory.open(folder));
    } catch (IOException e) {
      if (!Damage.isBehind(e)) {
        throw e;
      }
      discard(folder, e);
      return open(FSDirectory.open(folder));
    }
  }

  /// @param directory closed with the archive, or when it cannot be opened
  static Archive open(Directory directory) throws IOException {
    try {
      IndexWriter writer = new IndexWriter(directory, config());
      Map<String, String> data = data(writer);
      if (!data.isEmpty() && !FORM.equals(data.get(FORM_KEY))) {
        writer.rollback();
        throw new CorruptIndexException("is of another form than this program's", "archive");
      }
      return new Archive(directory, writer);
    } catch (IllegalArgumentException e) { // says Lucene of a form that it does not know
      directory.close();
      throw new CorruptIndexException(String.valueOf(e.getMessage()), "archive", e);
    } catch (IOException e) {
      directory.close();
      throw e;
    }
  }

  /// Deletes an archive that is broken.
  ///
  /// @param why what is wrong with it, for the log
  public static void discard(Path folder, Throwable why) throws IOException {
    LOG.warn("the archive in {} is broken and is made anew from Kafka: {}", folder, why.toString());
    try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /// Adds an article, in the place of an older one with its id.
  public void add(Article article) throws IOException {
    var sheet = Sheet.of(article, analysis.read(article.title(), article.text(), article.lang()));
    guarded(() -> writer.updateDocument(Sheet.id(article), sheet));
  }

  /// Removes what was fetched before.
  public void forget(Instant before) throws IOException {
    guarded(() ->
        writer.deleteDocuments(
            LongField.newRangeQuery(Sheet.FETCHED, Long.MIN_VALUE, Sheet.millis(before) - 1)));
  }

  /// Makes all that was done safe.
  ///
  /// @param offsets how far it covers the topic of articles
  public void commit(Offsets offsets) throws IOException {
    Map<String, String> data = new HashMap<>();
    data.put(FORM_KEY, FORM);
    data.put(TOPIC_KEY, offsets.topic());
    offsets.next().forEach((partition, next) -> data.put(NEXT_KEY + partition, next.toString()));
    writer.setLiveCommitData(data.entrySet());
    guarded(writer::commit);
    covered = offsets;
  }

  /// How far the last commit covers the topic of articles.
  public Offsets covered() {
    return covered;
  }

  /// How many articles it holds.
  public int articles() throws IOException {
    try {
      return writer.getDocStats().numDocs;
    } catch (AlreadyClosedException e) {
      throw failed(e);
    }
  }

  /// Drops what was not committed.
  @Override
  public void close() throws IOException {
    try (directory) {
      writer.rollback();
    }
  }

  private static IndexWriterConfig config() {
    return new IndexWriterConfig(new SearchWords()).setMergeScheduler(new Merges());
  }

  private static Map<String, String> data(IndexWriter writer) {
    Map<String, String> data = new HashMap<>();
    Iterable<Map.Entry<String, String>> committed = writer.getLiveCommitData();
    if (committed != null) {
      committed.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    return data;
  }

  private static Offsets offsets(Map<String, String> data) {
    Map<Integer, Long> next = new HashMap<>();
    data.forEach((key, value) -> {
      if (key.startsWith(NEXT_KEY)) {
        next.put(Integer.valueOf(key.substring(NEXT_KEY.length())), Long.valueOf(value));
      }
    });
    return new Offsets(data.getOrDefault(TOPIC_KEY, ""), Map.copyOf(next));
  }

  /// Something that the writer does.
  private interface Work {
    long done() throws IOException;
  }

  private static void guarded(Work work) throws IOException {
    try {
      long _ = work.done();
    } catch (AlreadyClosedException e) {
      throw failed(e);
    }
  }

  /// A writer that failed closes itself, and says why only when it is used again.
  private static IOException failed(AlreadyClosedException e) {
    Throwable cause = e.getCause();
    return cause == null ? new IOException("closed", e) : new IOException(cause.getMessage(), e);
  }

  /// Merges in threads of their own; what fails there closes the writer, which then says so.
  private static final class Merges extends ConcurrentMergeScheduler {
    @Override
    protected void handleMergeException(Throwable failure) {
      LOG.warn("the archive's files cannot be merged: {}", failure.toString());
    }
  }
}
