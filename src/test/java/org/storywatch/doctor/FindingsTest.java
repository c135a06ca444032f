package org.storywatch.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Condition.Level;
import org.storywatch.ops.DataFolder;

/// What the doctor finds on this machine, and what it makes of it.
class FindingsTest {
  private static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"24, DEAD", "25, WELL", "26, WELL"})
  void anOldJavaIsNamed(int version, Level level) {
    Condition found = Machine.java(version, "/opt/java");
    assertThat(found.level()).isEqualTo(level);
    assertThat(found.words()).startsWith("Java " + version + " (/opt/java)");
    assertThat(Machine.java().level()).isEqualTo(Level.WELL);
  }

  @ParameterizedTest
  @CsvSource({
    "200, 8000, TRYING, -Xmx512m",
    "512, 2048, WELL, 512 of 2",
    "2000, 2048, TRYING, MaxRAMPercentage"
  })
  void aHeapIsNeitherSmallNorAllOfTheMachine(long heap, long machine, Level level, String words) {
    Condition found = Machine.memory(heap << 20, machine << 20);
    assertThat(found.level()).isEqualTo(level);
    assertThat(found.words()).contains(words);
  }

  @Test
  void tooFewOpenFilesAreNamed() {
    assertThat(Machine.files(10).level()).isEqualTo(Level.WELL);
    assertThat(Machine.files(Long.MAX_VALUE >> 8).words()).contains("LimitNOFILE");
  }

  @ParameterizedTest
  @CsvSource({
    "'Sat, 14 Mar 2026 12:00:20 GMT', '', WELL, 20 s behind",
    "'Sat, 14 Mar 2026 11:58:00 GMT', '', TRYING, 120 s ahead of",
    "'Sat, 14 Mar 2026 13:00:00 GMT', '', DEAD, timedatectl",
    "'Sat, 14 Mar 2026 11:00:00 GMT', 3600, WELL, 0 s behind"
  })
  void aClockThatIsWrongIsNamed(String date, String age, Level level, String words) {
    Clocks clocks = new Clocks();
    clocks.heard(Optional.of(date), Optional.of(age), NOW);
    Condition found = clocks.verdict("2 feeds").orElseThrow();
    assertThat(found.level()).isEqualTo(level);
    assertThat(found.words()).contains(words);
  }

  @Test
  void oneServerWithAWrongClockIsNotBelieved() {
    Clocks clocks = new Clocks();
    clocks.heard(NOW.plusSeconds(86_400), NOW);
    clocks.heard(NOW.plusSeconds(1), NOW);
    clocks.heard(NOW.minusSeconds(1), NOW);
    clocks.heard(Optional.of("yesterday"), Optional.empty(), NOW);
    clocks.heard(Optional.empty(), Optional.empty(), NOW);
    assertThat(clocks.verdict("3 feeds").orElseThrow().words())
        .isEqualTo("this clock is 1 s behind 3 feeds");
    assertThat(new Clocks().verdict("nobody")).isEmpty();
  }

  @Test
  void aDataFolderThatIsNotThereYetIsNotMade() {
    Path data = folder.resolve("some/data");
    assertThat(found(data)).allMatch(one -> one.level() == Level.WELL);
    assertThat(found(data).getFirst().words()).endsWith("is made at the first start");
    assertThat(folder.resolve("some")).doesNotExist();
    assertThat(new Folder(data).inUse()).isFalse();
  }

  @Test
  void aDataFolderInUseIsWell() throws Exception {
    try (DataFolder held = DataFolder.open(folder)) {
      assertThat(held.instance()).isNotEmpty();
      assertThat(found(folder).getFirst().words()).endsWith("is in use by a Storywatch that runs");
      assertThat(new Folder(folder).inUse()).isTrue();
    }
    assertThat(found(folder).getFirst().words()).endsWith("can be written and is free");
  }

  @Test
  void aDataFolderThatIsAFileIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("data"), "x");
    assertThat(found(file).getFirst())
        .isEqualTo(Condition.dead("data: " + file + " is no folder; name another"));
  }

  @Test
  void aPortThatIsTakenIsOursOrSomebodyElses() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      InetSocketAddress listen = (InetSocketAddress) taken.getLocalSocketAddress();
      assertThat(Door.of(listen, true).level()).isEqualTo(Level.WELL);
      assertThat(Door.of(listen, false).level()).isEqualTo(Level.DEAD);
      assertThat(Door.of(listen, false).words())
          .contains("web.listen", Integer.toString(listen.getPort()), "another port");
    }
    assertThat(Door.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), false).level())
        .isEqualTo(Level.WELL);
    assertThat(Door.of(new InetSocketAddress("192.0.2.1", 8080), false).words())
        .contains("an address of this machine");
  }

  private static List<Condition> found(Path data) {
    List<Condition> found = new ArrayList<>();
    new Folder(data).run(found::add);
    return found;
  }
}
