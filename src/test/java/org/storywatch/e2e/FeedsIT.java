package org.storywatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.listing.Site;

/// The commands that change the feed list, and a running program that follows them.
@Execution(ExecutionMode.CONCURRENT)
class FeedsIT {
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void aRunningProgramFollowsTheListWithoutARestart() throws Exception {
    try (Site site = new Site()) {
      AtomicInteger entries = new AtomicInteger();
      site.feed("/old.xml", () -> Site.rss("Old", "old" + entries.incrementAndGet()));
      site.feed("/new.xml", "New");
      site.page("/", "<link rel=alternate type=application/rss+xml href=/new.xml>");
      Path list = folder.resolve("feeds.opml");
      Path theirs = folder.resolve("theirs.opml");
      Files.writeString(theirs, opml(site.at("/old.xml")));
      String config =
          """
          feeds: [feeds.opml]
          profiles: %s
          fetch: {min-interval: 1s, allow-private: [127.0.0.0/8]}
          """
              .formatted(Path.of("seeds").toAbsolutePath());
      Files.writeString(folder.resolve("storywatch.yaml"), config);
      Files.writeString(list, "<opml version=\"2.0\"><body></body></opml>");

      try (Program program = Program.run(folder, config)) {
        program.await(
            LONG, () -> program.get("/health/ready").contains("there is no feed to read"));
        assertThat(feeds("import", "theirs.opml")).isZero();
        program.awaitReady();
        assertThat(feeds("add", site.at("/"), "--group", "Added", "--title", "Mine")).isZero();
        int asked = site.asked("/new.xml");
        await().atMost(LONG).until(() -> site.asked("/new.xml") > asked);
        await().atMost(LONG).until(() -> program.log().contains("1 new, 0 removed, 2 now"));
        assertThat(feeds("list")).isZero();
        assertThat(feeds("check")).isZero();
        assertThat(feeds("export", "copy.opml")).isZero();
        assertThat(folder.resolve("copy.opml")).content().contains("Added", "Mine", "/old.xml");

        assertThat(feeds("remove", "Mine")).isZero();
        await().atMost(LONG).until(() -> program.log().contains("0 new, 1 removed, 1 now"));
        awaitPolls(site, "/old.xml", 1);
        int last = site.asked("/new.xml");
        awaitPolls(site, "/old.xml", 4);
        assertThat(site.asked("/new.xml")).as("a removed feed is asked no more").isEqualTo(last);

        String whole = Files.readString(list);
        Files.writeString(list, whole.substring(0, whole.length() / 2));
        await().atMost(LONG).until(() -> program.get("/health/ready").contains("feeds.opml:"));
        assertThat(program.status("/health/ready")).isEqualTo(503);
        assertThat(program.status("/health/live")).isEqualTo(200);
        awaitPolls(site, "/old.xml", 2);
        assertThat(program.log().lines().filter(line -> line.contains("counts as it was")))
            .hasSize(1);
        Files.writeString(list, whole);
        program.awaitReady();
        assertThat(program.stop()).isZero();
      }
      assertThat(folder.resolve("out.log"))
          .content()
          .contains("1 new in feeds.opml, 0 known, 0 bad")
          .contains("added to feeds.opml: Mine " + site.at("/new.xml"))
          .contains("removed from feeds.opml: Mine " + site.at("/new.xml"));
    }
  }

  private static void awaitPolls(Site site, String path, int more) {
    int asked = site.asked(path);
    await().atMost(LONG).until(() -> site.asked(path) >= asked + more);
  }

  private static String opml(String url) {
    return "<opml version=\"2.0\"><body><outline text=\"Old\" xmlUrl=\"%s\"/></body></opml>"
        .formatted(url);
  }

  private int feeds(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("feeds"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--config", "storywatch.yaml"));
    Process process = Program.launch(folder, all.toArray(String[]::new));
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
