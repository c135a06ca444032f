package org.storywatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.config.Settings;
import org.storywatch.ops.Condition.Level;

class ChecksTest {
  @TempDir private Path folder;

  @Test
  void aSubscriberOfAProfileThatIsNotThereIsFoundBeforeTheProgramRefusesIt() throws Exception {
    assertThat(check("{address: a@b.org, profiles: [lybia-ceasefire]}"))
        .anySatisfy(line ->
            assertThat(line).startsWith("FAILED").contains("a@b.org").contains("lybia-ceasefire"));
    assertThat(check("{address: a@b.org, profiles: [libya-ceasefire]}"))
        .noneMatch(line -> line.startsWith("FAILED") && line.contains("a@b.org"));
  }

  @Test
  void aFolderWithoutProfilesKeepsNothingFromStarting() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(check(empty, "{address: a@b.org}"))
        .anySatisfy(line -> assertThat(line).contains("holds no profile; make one on the page"))
        .noneMatch(line -> line.startsWith("FAILED") && line.contains("profile"));
    assertThat(check(folder.resolve("none"), "{address: a@b.org}"))
        .anyMatch(line -> line.startsWith("FAILED") && line.contains("none: is no folder"));
  }

  private Iterable<String> check(String subscriber) throws Exception {
    return check(Path.of("seeds"), subscriber);
  }

  private Iterable<String> check(Path seeds, String subscriber) throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("c.yaml"),
            "data: %s\nprofiles: %s\nfeeds: [http://127.0.0.1:1/]\nsubscribers: [%s]\n"
                .formatted(folder.resolve("data"), seeds, subscriber));
    StringWriter out = new StringWriter();
    Level _ = new Checks(Settings.read(config, Map.of()), new PrintWriter(out)).run();
    return out.toString().lines().toList();
  }
}
