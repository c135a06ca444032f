package org.storywatch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.article.Article;
import org.storywatch.stream.Offsets;

class ArchiveTest {
  private static final Instant NOON = Instant.parse("2031-03-04T12:00:00Z");
  private static final Offsets PLACES = new Offsets("t", Map.of(0, 5L, 3, 8L));

  @TempDir private Path folder;

  @Test
  void anArticleStandsOnceAndAnUpdateTakesItsPlace() throws IOException {
    archive(article("a", "a storm", NOON), article("a", "a calm", NOON));
    assertThat(all()).extracting(Article::text).containsExactly("a calm");
  }

  @Test
  void anArticleComesBackWhole() throws IOException {
    Article article =
        new Article(
            Article.SCHEMA,
            "id",
            "feed",
            "Fjord Post",
            URI.create("https://example.org/ø?a=b"),
            "Title “quoted”",
            "An Author",
            "One.\n\nTwo \uD83D\uDE00.",
            "nb",
            NOON.minusNanos(1),
            NOON,
            true);
    archive(article);
    assertThat(all()).containsExactly(article);
  }

  @Test
  void aTimeThatNoCalendarHoldsStopsNothing() throws IOException {
    archive(article("far", "x", Instant.MAX), article("long ago", "x", Instant.MIN));
    try (LastDays all = LastDays.open(folder, Instant.MIN, Instant.MAX)) {
      assertThat(all.articles()).isEqualTo(2);
    }
  }

  @Test
  void anArchiveOfAnotherFormIsMadeAnew() throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.setLiveCommitData(Map.of("form", "1", "topic", "t", "next.0", "5").entrySet());
      long _ = writer.commit();
    }
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.covered()).isEqualTo(Offsets.NONE);
    }
  }

  @Test
  void theLastCommitSaysHowFarItCovers() throws IOException {
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.covered()).isEqualTo(Offsets.NONE);
      archive.add(article("a", "x", NOON));
      archive.commit(PLACES);
      archive.add(article("b", "x", NOON)); // and then it crashes
    }
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.covered()).isEqualTo(PLACES);
      assertThat(archive.articles()).isOne();
    }
  }

  @Test
  void whoReadsBesideTheWriterSeesWhatWasCommittedLast() throws IOException {
    try (Archive archive = Archive.open(folder)) {
      assertThat(Frequencies.articles(folder)).isZero();
      assertThatThrownBy(this::all).isInstanceOf(NoSuchFileException.class);
      archive.add(article("a", "x", NOON));
      archive.commit(PLACES);
      try (LastDays before = LastDays.open(folder, Instant.EPOCH, Instant.MAX)) {
        archive.add(article("b", "x", NOON));
        assertThat(ids()).containsExactly("a");
        archive.commit(PLACES);
        assertThat(ids()).containsExactly("a", "b");
        assertThat(before.articles()).isOne();
      }
    }
  }

  @Test
  void theLastDaysComeInTheOrderOfPublication() throws IOException {
    archive(
        article("c", "x", NOON),
        article("too old", "x", NOON.minus(Duration.ofDays(2)).minusMillis(1)),
        article("a", "x", NOON.minus(Duration.ofDays(2))),
        article("b", "x", NOON.minusSeconds(1)),
        article("of the future", "x", NOON.plusMillis(1)));
    List<String> ids = new ArrayList<>();
    try (LastDays days = LastDays.open(folder, NOON.minus(Duration.ofDays(2)), NOON)) {
      assertThat(days.articles()).isEqualTo(3);
      days.read(article -> ids.add(article.id()), ids::add);
    }
    assertThat(ids).containsExactly("a", "b", "c");
  }

  @Test
  void moreThanAPageOfArticlesOfOneMomentComeOnceEach() throws IOException {
    int many = 5_003;
    try (Archive archive = Archive.open(folder)) {
      for (int i = 0; i < many; i++) {
        archive.add(article("a" + i, "x", NOON));
      }
      archive.commit(PLACES);
    }
    assertThat(ids()).hasSize(many).doesNotHaveDuplicates();
  }

  @Test
  void whatWasFetchedLongAgoIsRemoved() throws IOException {
    try (Archive archive = Archive.open(folder)) {
      archive.add(article("old", "x", NOON.minusSeconds(1)));
      archive.add(article("new", "x", NOON));
      archive.forget(NOON);
      archive.commit(PLACES);
    }
    assertThat(ids()).containsExactly("new");
  }

  @Test
  void nothingIsMadeWhereNoArchiveIs() {
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> LastDays.open(nowhere, NOON, NOON))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void aBrokenArchiveIsMadeAnew() throws IOException {
    archive(article("a", "x", NOON));
    Path segments = file("segments_");
    byte[] bytes = Files.readAllBytes(segments);
    bytes[bytes.length / 2] ^= 1;
    Files.write(segments, bytes);
    assertOpensEmpty();
  }

  @Test
  void anArchiveThatLostAFileIsMadeAnew() throws IOException {
    archive(article("a", "x", NOON));
    Files.delete(file("_0.cf"));
    assertOpensEmpty();
  }

  @Test
  void aFileThatWasCutOffIsMadeAnew() throws IOException {
    archive(article("a", "x", NOON));
    Files.write(file("segments_"), new byte[3]);
    assertOpensEmpty();
  }

  @Test
  void aFullDiskFailsUntilThereIsRoomAndLosesNothingCommitted() throws IOException {
    AtomicBoolean full = new AtomicBoolean();
    Archive archive = Archive.open(new Disk(FSDirectory.open(folder), full));
    archive.add(article("a", "x", NOON));
    archive.commit(PLACES);
    archive.add(article("b", "x", NOON));
    full.set(true);
    Offsets later = new Offsets("t", Map.of(0, 6L));
    assertThatThrownBy(() -> archive.commit(later))
        .isInstanceOf(IOException.class)
        .satisfies(failure -> assertThat(Damage.isBehind(failure)).isFalse());
    assertThatThrownBy(() -> archive.add(article("c", "x", NOON))).hasMessage("No space left");
    archive.close();
    full.set(false);
    try (Archive again = Archive.open(folder)) {
      assertThat(again.covered()).isEqualTo(PLACES);
      again.add(article("b", "x", NOON));
      again.commit(later);
    }
    assertThat(ids()).containsExactly("a", "b");
  }

  @Test
  void aFolderThatIsAFileIsRefusedAndLeftAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    assertThatThrownBy(() -> Archive.open(file)).isInstanceOf(IOException.class);
    assertThat(file).hasContent("mine");
  }

  private void assertOpensEmpty() throws IOException {
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.covered()).isEqualTo(Offsets.NONE);
      assertThat(archive.articles()).isZero();
      archive.add(article("b", "x", NOON));
      archive.commit(PLACES);
    }
    assertThat(ids()).containsExactly("b");
  }

  private Path file(String beginning) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> folder.relativize(file).toString().startsWith(beginning))
          .findFirst()
          .orElseThrow();
    }
  }

  private void archive(Article... articles) throws IOException {
    try (Archive archive = Archive.open(folder)) {
      for (Article article : articles) {
        archive.add(article);
      }
      archive.commit(PLACES);
    }
  }

  private List<String> ids() throws IOException {
    return all().stream().map(Article::id).toList();
  }

  private List<Article> all() throws IOException {
    List<Article> all = new ArrayList<>();
    try (LastDays days = LastDays.open(folder, Instant.EPOCH, Instant.MAX)) {
      days.read(
          all::add,
          problem -> {
            throw new AssertionError(problem);
          });
    }
    return all;
  }

  private static Article article(String id, String text, Instant time) {
    URI url = URI.create("https://example.org/");
    return new Article(Article.SCHEMA, id, "f", "", url, "", "", text, "en", time, time);
  }

  /// A disk that can be full.
  private static final class Disk extends FilterDirectory {
    private final AtomicBoolean full;

    Disk(FSDirectory real, AtomicBoolean full) {
      super(real);
      this.full = full;
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
      if (full.get()) {
        throw new IOException("No space left");
      }
      return super.createOutput(name, context);
    }
  }
}
