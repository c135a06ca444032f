package org.storywatch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.article.Article;
import org.storywatch.stream.Offsets;

class LatestTest {
  private static final Instant NOON = Instant.parse("2031-03-04T12:00:00Z");

  @TempDir private Path folder;
  private Instant now = NOON;
  private @Nullable Latest latest;

  @AfterEach
  void close() throws IOException {
    if (latest != null) {
      latest.close();
    }
  }

  @Test
  void whatIsCommittedIsSeenASecondLater() throws IOException {
    try (Archive archive = Archive.open(folder)) {
      assertThat(articles()).isEmpty();
      add(archive, "a");
      assertThat(articles()).contains(1);
      add(archive, "b");
      assertThat(articles()).contains(1);
      now = now.plusSeconds(1);
      assertThat(articles()).contains(2);
    }
  }

  @Test
  void anArchiveThatIsMadeAnewIsSeenInPlaceOfTheOld() throws IOException {
    try (Archive archive = Archive.open(folder)) {
      add(archive, "a");
      add(archive, "b");
    }
    assertThat(articles()).contains(2);
    Archive.discard(folder, new IOException("broken"));
    now = now.plusSeconds(1);
    assertThat(articles()).isEmpty();
    try (Archive archive = Archive.open(folder)) {
      add(archive, "c");
    }
    now = now.plusSeconds(1);
    assertThat(articles()).contains(1);
  }

  @Test
  void anArchiveThatIsMadeAnewAtOnceIsSeenToo() throws IOException {
    try (Archive archive = Archive.open(folder)) {
      add(archive, "a");
    }
    assertThat(articles()).contains(1);
    Archive.discard(folder, new IOException("broken"));
    try (Archive archive = Archive.open(folder)) {
      add(archive, "b");
      add(archive, "c");
    }
    now = now.plusSeconds(1);
    assertThat(articles()).contains(2);
  }

  @Test
  void anArchiveOfAnotherFormIsAsNone() throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.setLiveCommitData(Map.of(Archive.FORM_KEY, "0").entrySet());
      long _ = writer.commit();
    }
    assertThat(articles()).isEmpty();
  }

  @Test
  void whoAsksMayGoOnWhileItIsClosed() throws IOException {
    try (Archive archive = Archive.open(folder)) {
      add(archive, "a");
    }
    articles();
    Latest open = latest();
    Optional<Integer> count =
        open.ask(searcher -> {
          open.close();
          return searcher.getIndexReader().numDocs();
        });
    assertThat(count).contains(1);
    assertThat(articles()).isEmpty();
  }

  /// Opened late, since it may be there before the archive or after it.
  private Latest latest() {
    Latest open = Optional.ofNullable(latest).orElseGet(() -> new Latest(folder, () -> now));
    latest = open;
    return open;
  }

  private Optional<Integer> articles() throws IOException {
    return latest().ask(searcher -> searcher.getIndexReader().numDocs());
  }

  private static void add(Archive archive, String id) throws IOException {
    archive.add(
        new Article(
            Article.SCHEMA,
            id,
            "feed",
            "Outlet",
            URI.create("https://example.org/" + id),
            "Title",
            "",
            "Text.",
            "en",
            NOON,
            NOON));
    archive.commit(new Offsets("t", Map.of(0, 1L)));
  }
}
