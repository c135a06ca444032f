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

  private Settings settings(Path list) throws Exception {
    return Settings.read(
        Files.writeString(
            folder.resolve("c.yaml"), "profiles: seeds\nfeeds: ['%s']\n".formatted(list)),
        Map.of());
  }
}
