package org.storywatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The jar's commands and what they say when something is wrong: one line, no stack trace, an exit
/// code.
@Execution(ExecutionMode.CONCURRENT)
class CommandsIT {
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir private Path folder;

  /// What a command printed and how it ended.
  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void write() throws IOException {
    Path seeds = Files.createDirectories(folder.resolve("seeds/libya-ceasefire"));
    try (Stream<Path> files = Files.list(Path.of("seeds/libya-ceasefire"))) {
      for (Path file : files.toList()) {
        Files.copy(file, seeds.resolve(file.getFileName()));
      }
    }
    Files.writeString(
        folder.resolve("feeds.opml"),
        """
        <opml version="2.0"><head/><body>
        <outline type="rss" text="Nobody" xmlUrl="http://127.0.0.1:1/feed"/>
        </body></opml>
        """);
  }

  @Test
  void theFirstClassOfTheJarCanBeReadByJava8() throws Exception {
    try (JarFile jar = new JarFile(Program.JAR.toFile())) {
      String main = jar.getManifest().getMainAttributes().getValue("Main-Class");
      try (DataInputStream in =
          new DataInputStream(
              jar.getInputStream(jar.getEntry(main.replace('.', '/') + ".class")))) {
        assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
        assertThat(in.readUnsignedShort()).isZero();
        assertThat(in.readUnsignedShort()).as("the class file version of Java 8").isEqualTo(52);
      }
    }
  }

  @Test
  void anUnknownCommandIsUsage() throws Exception {
    Ended ended = storywatch("watch");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("watch").doesNotContain("\tat ");
  }

  @Test
  void aBadConfigurationIsOneLineForEachMistake() throws Exception {
    config("feeds: [feeds.opml]\nfeeed: x\nfetch: {min-interval: often}");
    Ended ended = storywatch("run", "--config", "c.yaml");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err().lines())
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).contains("c.yaml:2: feeed"))
        .anySatisfy(line -> assertThat(line).contains("c.yaml:3: fetch.min-interval"));
  }

  @Test
  void aSeedsFolderWithoutSeedsIsRefused() throws Exception {
    Files.createDirectories(folder.resolve("none/story"));
    config("feeds: [feeds.opml]\nprofiles: none");
    Ended ended = storywatch("run", "--config", "c.yaml");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err().lines()).singleElement().asString().contains("none").contains("story");
  }

  @Test
  void aSubscriberOfAProfileThatIsNotThereIsRefused() throws Exception {
    config("feeds: [feeds.opml]\nsubscribers: [{address: a@b.org, profiles: [lybia]}]");
    Ended ended = storywatch("run", "--config", "c.yaml");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err().lines())
        .singleElement()
        .asString()
        .contains("a@b.org")
        .contains("lybia")
        .contains("libya-ceasefire");
  }

  @Test
  void aPortInUseIsRefused() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      config("feeds: [feeds.opml]\nweb: {listen: '127.0.0.1:" + taken.getLocalPort() + "'}");
      Ended ended = storywatch("run", "--config", "c.yaml");
      assertThat(ended.code()).isEqualTo(2);
      assertThat(ended.err().lines())
          .singleElement()
          .asString()
          .contains("web.listen")
          .contains(Integer.toString(taken.getLocalPort()));
    }
  }

  @Test
  void aSeedThatCannotBeReadIsNamedAndTheOthersAreUsedAndTheFolderIsHeldByOneProcess()
      throws Exception {
    Files.write(folder.resolve("seeds/libya-ceasefire/broken.txt"), new byte[] {0, 1, 2, 0});
    try (Program program = Program.run(folder, "feeds: [feeds.opml]")) {
      await().atMost(LONG).until(() -> program.log().contains("watching 1 feeds"));
      assertThat(program.log()).contains("broken.txt").doesNotContain("\tat ");
      await().atMost(LONG).until(() -> program.get("/health/ready").contains("1 of 1 feeds"));
      assertThat(program.status("/health/ready")).isEqualTo(503);
      config("feeds: [feeds.opml]");
      Ended second = storywatch("run", "--config", "c.yaml");
      assertThat(second.code()).isEqualTo(2);
      assertThat(second.err()).contains("data: data is in use by another Storywatch");
      assertThat(program.stop()).isZero();
    }
  }

  @Test
  void aBrokerThatDoesNotAnswerIsTriedAgainAndHealthSaysSo() throws Exception {
    try (Program program =
        Program.run(folder, "feeds: [feeds.opml]\nkafka: {bootstrap: '127.0.0.1:1'}")) {
      await().atMost(LONG).until(() -> program.log().contains("127.0.0.1:1 does not answer"));
      assertThat(program.status("/health/live")).isEqualTo(200);
      assertThat(program.status("/health/ready")).isEqualTo(503);
      assertThat(program.get("/health/ready")).contains("127.0.0.1:1 does not answer");
      assertThat(program.log()).doesNotContain("\tat ");
      assertThat(program.stop()).isZero();
    }
  }

  @Test
  void checkSaysWhatWorksAndWhatDoesNot() throws Exception {
    config(
        """
        feeds: [feeds.opml]
        fetch: {allow-private: [127.0.0.0/8]}
        subscribers: [{address: a@b.org}]
        web: {listen: '127.0.0.1:%d'}\
        """
            .formatted(Program.freePort()));
    Ended ended = storywatch("check", "--config", "c.yaml");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out().lines())
        .anySatisfy(line -> assertThat(line).startsWith("ok").contains("libya-ceasefire"))
        .anySatisfy(line -> assertThat(line).startsWith("ok").contains("embedded"))
        .anySatisfy(line ->
            assertThat(line).startsWith("FAILED").contains("127.0.0.1:1/feed", "feeds remove"))
        .anySatisfy(line -> assertThat(line).startsWith("ok").contains("web.listen", "is free"))
        .anySatisfy(line -> assertThat(line).startsWith("ok").contains("Java 25"))
        .last()
        .asString()
        .endsWith(", 1 not working");
    assertThat(folder.resolve("data")).as("a doctor makes nothing").doesNotExist();
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void backtestWritesWhatWouldHaveBeenTold() throws Exception {
    Files.writeString(
        folder.resolve("articles.jsonl"),
        """
        {"id":"a","published":"2020-01-14T08:00:00Z","title":"Haftar leaves Moscow without signing the Libya ceasefire","text":"Khalifa Haftar flew home from Moscow and did not sign the truce with Fayez al-Sarraj that Russia and Turkey had prepared. Fighting went on near Tripoli.","url":"https://example.org/a","source":"x","lang":"en"}
        {"id":"b","published":"2020-01-14T09:00:00Z","title":"A cake for winter","text":"Beat the butter with the sugar, add the eggs one by one, and bake for forty minutes.","url":"https://example.org/b","source":"x","lang":"en"}
        """);
    Ended ended = storywatch("backtest", "--seeds", "seeds", "--articles", "articles.jsonl");
    assertThat(ended.code()).isZero();
    assertThat(ended.out().lines())
        .singleElement()
        .asString()
        .contains("\"profile\":\"libya-ceasefire\"")
        .contains("\"article\":\"a\"")
        .contains("\"match\":true");
    assertThat(ended.err()).contains("alerts/day");
  }

  @Test
  void explainShowsWhy() throws Exception {
    Ended ended =
        storywatch(
            "explain",
            "--profile",
            "libya-ceasefire",
            "seeds/libya-ceasefire/01-haftar-walkout-upsets-kremlin.md");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("Haftar").contains("0.50 decides");
    assertThat(storywatch("explain", "--profile", "nobody", "x.txt").code()).isEqualTo(2);
  }

  @Test
  void profilesShowTellsWhatWasMadeOfTheSeeds() throws Exception {
    Ended ended = storywatch("profiles", "show", "libya-ceasefire");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("01-haftar-walkout-upsets-kremlin.md", "words are kept");
    assertThat(ended.out()).containsPattern("terms: .*Haftar 0\\.");
  }

  private void config(String yaml) throws IOException {
    Files.writeString(folder.resolve("c.yaml"), yaml + "\n");
  }

  private Ended storywatch(String... arguments) throws Exception {
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    Process process =
        Program.command(folder, arguments)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended in time").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
