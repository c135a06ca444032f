package org.storywatch.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/// The archive as it was committed last, kept open for many short questions of any threads. Takes
/// no lock: it may be written, deleted and made anew meanwhile.
public final class Latest implements AutoCloseable {
  /// So long nothing newer is looked for.
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Path folder;
  private final InstantSource clock;
  private Optional<DirectoryReader> reader = Optional.empty();
  private Instant looked = Instant.MIN;
  private boolean closed;

  /// Something that is asked of the index.
  @FunctionalInterface
  public interface Question<T> {
    /// @param searcher of no use afterwards
    T of(IndexSearcher searcher) throws IOException;
  }

  /// @param folder where the archive is, or will be
  public Latest(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /// @return the answer; empty where nothing is archived in the form of this program, or it is
  ///   closed
  /// @throws IOException when the archive cannot be read
  public <T> Optional<T> ask(Question<T> question) throws IOException {
    Optional<DirectoryReader> lent = lent();
    if (lent.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(question.of(new IndexSearcher(lent.get())));
    } finally {
      lent.get().decRef();
    }
  }

  /// Answers what was asked before; what is asked from now on is not.
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    drop();
  }

  private synchronized Optional<DirectoryReader> lent() throws IOException {
    if (closed) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (reader.isEmpty() || now.isBefore(looked) || !now.isBefore(looked.plus(FRESH))) {
      refresh();
      looked = now;
    }
    reader.ifPresent(DirectoryReader::incRef);
    return reader;
  }

  private void refresh() throws IOException {
    if (reader.isPresent()) {
      try {
        DirectoryReader newer = DirectoryReader.openIfChanged(reader.get());
        if (newer == null) {
          return;
        }
        drop();
        reader = ours(newer);
        return;
      } catch (IOException | IllegalStateException | IllegalArgumentException e) {
        drop(); // another archive stands in its place, or none
      }
    }
    reader = open();
  }

  private Optional<DirectoryReader> open() throws IOException {
    if (!Files.isDirectory(folder)) { // Lucene would make it
      return Optional.empty();
    }
    Directory directory = FSDirectory.open(folder); // holds nothing that has to be closed
    try {
      return ours(DirectoryReader.open(directory));
    } catch (IndexNotFoundException e) {
      return Optional.empty(); // not committed yet
    } catch (IllegalArgumentException e) { // says Lucene of a form that it does not know
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Optional<DirectoryReader> ours(DirectoryReader opened) throws IOException {
    String form = opened.getIndexCommit().getUserData().get(Archive.FORM_KEY);
    if (Archive.FORM.equals(form)) {
      return Optional.of(opened);
    }
    opened.close();
    return Optional.empty();
  }

  private void drop() throws IOException {
    if (reader.isPresent()) {
      DirectoryReader old = reader.get();
      reader = Optional.empty();
      old.close();
    }
  }
}
