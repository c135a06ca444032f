package org.storywatch.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.ops.DataFolder;

class DemoFolderTest {
  private static final String MARK = "made-by-storywatch-demo";

  @TempDir private Path folder;

  @Test
  void whatIsNotOfADemoIsLeftAsItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.txt"), "mine");
    assertThatThrownBy(() -> DemoFolder.fresh(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder + " is not of an earlier demo and is left alone");
    assertThat(names(folder)).containsExactly("mine.txt");
    assertThat(file).hasContent("mine");
    assertThatThrownBy(() -> DemoFolder.fresh(file)).hasMessageContaining("is no folder");
  }

  @Test
  void anEmptyFolderOfSomebodyElseStaysTheSameFolder() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Files.setPosixFilePermissions(empty, PosixFilePermissions.fromString("rwx------"));
    assertThat(DemoFolder.fresh(empty).seeds()).isDirectoryContaining("glob:**libya*");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(empty)))
        .isEqualTo("rwx------");
    assertThat(names(empty)).contains(MARK);
  }

  @Test
  void aLinkToAFolderIsNotReplacedByAFolder() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    assertThat(DemoFolder.fresh(link).root()).isEqualTo(link);
    assertThat(link).isSymbolicLink();
    assertThat(names(real)).contains(MARK, "seeds");
  }

  @Test
  void aDemoThatWasKilledWhileItMadeItsFolderIsStartedAgain() throws IOException {
    Files.createFile(folder.resolve(MARK));
    Files.createDirectories(folder.resolve("seeds/libya-ceasefire"));
    Files.writeString(folder.resolve("seeds/libya-ceasefire/half.md"), "half");
    DemoFolder fresh = DemoFolder.fresh(folder);
    assertThat(names(fresh.seeds().resolve("libya-ceasefire")))
        .containsExactlyInAnyOrderElementsOf(DemoFolder.SEEDS);
  }

  @Test
  void whatOthersLinkedToIsNotDeleted() throws IOException {
    Path mine = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(mine.resolve("a.txt"), "mine");
    Path demo = DemoFolder.fresh(folder.resolve("demo")).root();
    Files.createSymbolicLink(demo.resolve("linked"), mine);
    assertThat(names(DemoFolder.fresh(demo).root())).doesNotContain("linked");
    assertThat(mine.resolve("a.txt")).hasContent("mine");
  }

  @Test
  void aFolderThatADemoRunsOnIsLeftAlone() throws IOException {
    Path demo = DemoFolder.fresh(folder.resolve("demo")).root();
    try (DataFolder running = DataFolder.open(demo)) {
      assertThat(running.instance()).isNotBlank();
      assertThatThrownBy(() -> DemoFolder.fresh(demo)).hasMessageContaining("is in use");
      assertThat(names(demo)).contains("seeds");
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.map(path -> path.getFileName().toString()).toList();
    }
  }
}
