package org.storywatch.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.feed.Feed;
import org.storywatch.ops.Condition;

class ListWatchTest {
  @TempDir private Path folder;
  private Path one;
  private Path two;

  @BeforeEach
  void write() throws IOException {
    one = Files.writeString(folder.resolve("one.opml"), list("a", "b"));
    two = Files.writeString(folder.resolve("two.opml"), list("c"));
  }

  @Test
  void aChangedFileIsReadAgainAndOthersAreNot() throws IOException {
    ListWatch watch = watch();
    assertThat(titles(watch)).containsExactly("a", "b", "c", "");
    assertThat(watch.look()).isFalse();
    Files.writeString(one, list("b", "d", "e"));
    assertThat(watch.look()).isTrue();
    assertThat(titles(watch)).containsExactly("b", "d", "e", "c", "");
    Files.writeString(one, list("b", "d", "e") + "<!-- nothing of matter -->");
    assertThat(watch.look()).isFalse();
  }

  @Test
  void aFileOfTheSameSizeThatTookThePlaceOfAnotherIsSeen() throws IOException {
    ListWatch watch = watch();
    Path beside = Files.writeString(folder.resolve("beside"), list("a", "z"));
    Files.setLastModifiedTime(beside, Files.getLastModifiedTime(one));
    Files.move(beside, one, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(watch.look()).isTrue();
    assertThat(titles(watch)).startsWith("a", "z");
  }

  @Test
  void aHalfWrittenFileCountsAsItWasAndDoesNotHoldUpTheOthers() throws IOException {
    ListWatch watch = watch();
    String whole = list("a", "b", "d");
    Files.writeString(one, whole.substring(0, whole.length() - 20));
    Files.writeString(two, list("c", "f"));
    assertThat(watch.look()).isTrue();
    assertThat(titles(watch)).containsExactly("a", "b", "c", "f", "");
    assertThat(watch.condition().level()).isEqualTo(Condition.Level.TRYING);
    assertThat(watch.condition().words())
        .startsWith(one + ":")
        .contains("not well-formed")
        .contains("as it was");
    Files.writeString(one, whole);
    assertThat(watch.look()).isTrue();
    assertThat(titles(watch)).containsExactly("a", "b", "d", "c", "f", "");
    assertThat(watch.condition()).isEqualTo(Condition.well("6 feeds are listed"));
  }

  @Test
  void aFileThatIsGoneCountsAsItWas() throws IOException {
    ListWatch watch = watch();
    Files.delete(one);
    assertThat(watch.look()).isFalse();
    assertThat(titles(watch)).containsExactly("a", "b", "c", "");
    assertThat(watch.condition().words()).contains(one + ": cannot be read: is not there");
  }

  @Test
  void aFileThatIsBrokenFromTheStartIsTakenInWhenItIsWhole() throws IOException {
    Files.writeString(one, "<opml");
    ListWatch watch = watch();
    assertThat(titles(watch)).containsExactly("c", "");
    assertThat(watch.problems()).extracting(FeedList.Problem::place).containsExactly(one + ":1");
    Files.writeString(one, list("a"));
    assertThat(watch.look()).isTrue();
    assertThat(titles(watch)).containsExactly("a", "c", "");
    assertThat(watch.problems()).isEmpty();
  }

  @Test
  void aListMayBecomeEmptyAndAnOutlineBad() throws IOException {
    ListWatch watch = watch();
    Files.writeString(
        one, "<opml><body><outline text='x' xmlUrl='mailto:a@b.example'/></body></opml>");
    assertThat(watch.look()).isTrue();
    assertThat(titles(watch)).containsExactly("c", "");
    assertThat(watch.problems()).hasSize(1);
    assertThat(watch.condition().level()).isEqualTo(Condition.Level.WELL);
  }

  @Test
  void theFeedsAreHandedOverAtOnce() {
    try (ListWatch watch = watch()) {
      List<List<Feed>> taken = new java.util.concurrent.CopyOnWriteArrayList<>();
      watch.start(taken::add);
      assertThat(taken).containsExactly(watch.feeds());
    }
  }

  private ListWatch watch() {
    return new ListWatch(List.of(one.toString(), two.toString(), "https://single.example/feed"));
  }

  private static List<String> titles(ListWatch watch) {
    return watch.feeds().stream().map(Feed::title).toList();
  }

  private static String list(String... titles) {
    StringBuilder opml = new StringBuilder("<opml version=\"2.0\"><body>\n");
    for (String title : titles) {
      opml.append(
          "<outline text=\"%s\" xmlUrl=\"https://%s.example/feed\"/>\n".formatted(title, title));
    }
    return opml.append("</body></opml>\n").toString();
  }
}
