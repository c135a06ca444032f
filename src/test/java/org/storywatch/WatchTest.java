package org.storywatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.config.Settings;

class WatchTest {
  @TempDir private Path folder;

  @Test
  void withoutAnyFeedItStartsSinceOneCanBeAddedLater() throws Exception {
    Path list =
        Files.writeString(folder.resolve("feeds.opml"), "<opml><head/><body></body></opml>");
    assertThat(Watch.read(settings(list), true).lists().feeds()).isEmpty();
  }

  @Test
  void whereTheOnlyListCannotBeReadItSaysSoAndDoesNotStart() throws Exception {
    Path list = folder.resolve("none.opml");
    assertThatThrownBy(() -> Watch.read(settings(list), true))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("none.opml");
    assertThat(Watch.read(settings(list), false).lists().feeds()).isEmpty();
  }

  @Test
  void withAnEmptyFolderItStartsSinceAProfileCanBeMadeOnThePage() throws Exception {
    Path list = folder.resolve("none.opml");
    Path seeds = Files.createDirectory(folder.resolve("empty"));
    assertThat(Watch.read(settings(list, seeds), false).profiles()).isEmpty();
  }

  @Test
  void withoutTheFolderOrWithNothingThatCanBeUsedInItItDoesNot() throws Exception {
    Path list = folder.resolve("none.opml");
    assertThatThrownBy(() -> Watch.read(settings(list, folder.resolve("mistyped")), false))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("mistyped: is no folder");
    Path seeds = Files.createDirectories(folder.resolve("broken/bridge")).resolve("a.txt");
    Files.writeString(seeds, "short");
    assertThatThrownBy(() -> Watch.read(settings(list, folder.resolve("broken")), false))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("holds hardly any text");
  }

  private Settings settings(Path list) throws Exception {
    return settings(list, Path.of("seeds"));
  }

  private Settings settings(Path list, Path seeds) throws Exception {
    return Settings.read(
        Files.writeString(
            folder.resolve("c.yaml"), "profiles: '%s'\nfeeds: ['%s']\n".formatted(seeds, list)),
        Map.of());
  }
}
