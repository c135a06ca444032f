package org.storywatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.archive.Archive;
import org.storywatch.article.Article;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Feedback.Verdict;
import org.storywatch.match.Decision;
import org.storywatch.match.Match;
import org.storywatch.ops.DataFolder;
import org.storywatch.profile.Sensitivity;
import org.storywatch.revision.Revision;
import org.storywatch.seed.Seed;
import org.storywatch.stage.Revising;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Offsets;
import org.storywatch.stream.Out;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Writer;

/// What the commands tell of a service that learned, against a real broker in this process.
@Execution(ExecutionMode.CONCURRENT)
class KnownTest {
  private static final Instant DAY = Instant.parse("2031-03-04T07:00:00Z");
  private static final String SEED =
      "Divers found cracks in the third pier of the Varnholt bridge, engineers closed it";
  private static final String NEWS =
      "Engineers closed the Varnholt bridge, divers found cracks in the third pier, minister Ostrem"
          + " promised a tunnel and a ferry from Lund";
  private static final String LATER =
      "Minister Ostrem promised that the tunnel and the ferry from Lund replace the bridge";
  private static final String UNWANTED =
      "Painters closed the Qarun bridge, the mayor Salas likes its new colour";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Path seed = Files.createDirectories(folder.resolve("seeds/bridge")).resolve("a.txt");
    Files.writeString(seed, SEED);
    Files.writeString(folder.resolve("later.txt"), LATER);
    config("");
  }

  @Test
  void aProfileIsShownWithWhatItLearnedAndFromWhatWhileTheServiceRuns() throws Exception {
    try (DataFolder _ = DataFolder.open(folder.resolve("data"));
        EmbeddedBroker broker = EmbeddedBroker.start(log(), words -> {})) {
      fill(broker);
      assertThat(run("profiles", "show", "bridge")).isZero();
    }
    assertThatWhatWasLearnedIsShown();
  }

  @Test
  void alsoWhenTheServiceDoesNotRun() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(log(), words -> {})) {
      fill(broker);
    }
    assertThat(run("profiles", "show", "bridge")).isZero();
    assertThatWhatWasLearnedIsShown();
  }

  @Test
  void aCallExplainsWithWhatWasLearnedAndSaysSo() throws Exception {
    assertThat(explain()).isZero();
    double filed = score();
    assertThat(out.toString()).contains("as filed: ").contains("has not run yet");
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("other"), words -> {})) {
      fill(broker);
      config("kafka: {bootstrap: '" + broker.bootstrap() + "'}");
      assertThat(explain()).isZero();
    }
    assertThat(score()).isGreaterThan(filed + 0.1);
    assertThat(out.toString()).contains("as of the last match at 4 March 2031, 07:00 UTC");
  }

  @Test
  void whatWasChangedOnThePageCountsAndIsSaid() throws Exception {
    try (DataFolder _ = DataFolder.open(folder.resolve("data"));
        EmbeddedBroker broker = EmbeddedBroker.start(log(), words -> {})) {
      Seed seed = new Seed("more.txt", "", Files.readString(folder.resolve("later.txt")));
      try (Revising revising = new Revising(cluster(broker))) {
        revising.keep(
            List.of(
                Revision.line("bridge", Sensitivity.from(0.42), DAY),
                Revision.added("bridge", seed, DAY)));
      }
      assertThat(explain()).isZero();
      assertThat(out.toString())
          .contains("0 words of feedback, seeds added on the page: 1, line drawn there: 0.42;");
      assertThat(score()).isGreaterThan(0.9);
    }
  }

  @Test
  void aProfileThatWasMadeOnThePageIsKnownToo() throws Exception {
    try (DataFolder _ = DataFolder.open(folder.resolve("data"));
        EmbeddedBroker broker = EmbeddedBroker.start(log(), words -> {})) {
      Seed seed = new Seed("typed.txt", "", Files.readString(folder.resolve("later.txt")));
      try (Revising revising = new Revising(cluster(broker))) {
        revising.keep(
            List.of(
                Revision.made("ferry", "The ferry from Lund", DAY),
                Revision.added("ferry", seed, DAY)));
      }
      assertThat(run("profiles", "show", "ferry")).isZero();
      assertThat(out.toString())
          .contains("ferry: The ferry from Lund", "Ostrem")
          .containsSubsequence("added on the page: typed.txt", "(no headline)", "words are kept");
      assertThat(run("profiles", "list")).isZero();
      assertThat(out.toString().lines())
          .containsExactly("bridge: bridge", "ferry: The ferry from Lund (made on the page)");
      assertThat(err.toString()).isEmpty();
    }
  }

  @Test
  void aBrokerThatDoesNotAnswerLeavesTheProfileAsFiled() throws IOException {
    config("kafka: {bootstrap: '127.0.0.1:1'}");
    assertThat(run("profiles", "show", "bridge")).isZero();
    assertThat(out.toString()).contains("as filed: ", "127.0.0.1:1").doesNotContain("learned from");
    assertThat(run("profiles", "list")).isZero();
    assertThat(out.toString().lines()).containsExactly("bridge: bridge");
    assertThat(err.toString()).contains("made or changed on the page", "127.0.0.1:1");
  }

  @Test
  void profilesOfAnotherFolderAreAsFiled() throws Exception {
    Path other = Files.createDirectories(folder.resolve("draft/bridge")).resolve("a.txt");
    Files.writeString(other, SEED);
    assertThat(run("profiles", "show", "bridge", "--seeds", folder.resolve("draft").toString()))
        .isZero();
    assertThat(out.toString()).contains("as filed: ", "has its profiles in");
  }

  @Test
  void aBadConfigurationIsRefused() throws IOException {
    config("mood: good");
    assertThat(run("profiles", "show", "bridge")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("mood");
  }

  @Test
  void aBacktestOfTheLastDaysHeedsFeedback() throws Exception {
    Instant now = Instant.now();
    try (Archive archive = Archive.open(folder.resolve("data/archive"))) {
      archive.add(article("own", "", SEED, now));
      archive.add(article("said", "", NEWS, now));
      archive.commit(Offsets.NONE);
    }
    assertThat(backtest()).isZero();
    assertThat(out.toString()).contains("\"own\"", "\"said\"");
    assertThat(err.toString()).contains("no feedback and no change of the page is heeded: ");
    try (EmbeddedBroker broker = EmbeddedBroker.start(log(), words -> {})) {
      Cluster cluster = cluster(broker);
      try (Writer writer = cluster.writer("setup")) {
        writer.write(List.of(said(article("said", "", NEWS, now), Verdict.LESS)));
      }
    }
    assertThat(backtest()).isZero();
    assertThat(out.toString()).contains("\"own\"").doesNotContain("\"said\"");
  }

  private void assertThatWhatWasLearnedIsShown() {
    assertThat(out.toString())
        .contains("state: as of the last match at 4 March 2031, 07:00 UTC; 1 word of feedback")
        .contains("learned from 1 article since 4 March 2031")
        .containsPattern(
            "  Ostrem 0\\.\\d\\d, learned 4 March 2031 from 'Bridge closed' \\(Fjord Post\\), score"
                + " 0\\.93")
        .containsPattern(
            "less like this, said 5 March 2031: 'New colour' \\(Fjord Post\\), against .*Salas");
  }

  private void fill(EmbeddedBroker broker) throws Exception {
    try (Writer writer = cluster(broker).writer("setup")) {
      Article taught = article("m", "Bridge closed", NEWS, DAY);
      Article other = article("n", "Elsewhere", "Nothing of the bridge", DAY.plusSeconds(60));
      writer.write(
          List.of(
              noted(new Match(1, "bridge", taught, 0.93, List.of())),
              noted(new Match(1, "else", other, 0.95, List.of())),
              said(article("s", "New colour", UNWANTED, DAY), Verdict.LESS)));
    }
  }

  private static Out noted(Match match) {
    return Out.of(Topic.NOTED, match.profile(), new Decision(Decision.SCHEMA, match, true));
  }

  private static Out said(Article article, Verdict verdict) {
    Feedback said =
        new Feedback(1, "bridge", article, verdict, Instant.parse("2031-03-05T09:00:00Z"));
    return Out.of(Topic.FEEDBACK, said.key(), said);
  }

  private static Cluster cluster(EmbeddedBroker broker) throws Exception {
    Cluster cluster = new Cluster(broker.bootstrap(), "test", new SimpleMeterRegistry());
    cluster.createTopics(2);
    return cluster;
  }

  private static Article article(String id, String title, String text, Instant at) {
    URI url = URI.create("https://example.org/" + id);
    return new Article(Article.SCHEMA, id, "f", "Fjord Post", url, title, "", text, "en", at, at);
  }

  private Path log() {
    return folder.resolve("data/kafka");
  }

  private void config(String more) throws IOException {
    Map<String, Path> paths =
        Map.of("data", folder.resolve("data"), "profiles", folder.resolve("seeds"));
    StringBuilder yaml = new StringBuilder("feeds: [a]\n");
    paths.forEach((key, path) -> yaml.append(key).append(": ").append(path).append('\n'));
    Files.writeString(folder.resolve("c.yaml"), yaml + more + "\n");
  }

  private int explain() {
    return run("explain", "--profile", "bridge", folder.resolve("later.txt").toString());
  }

  private int backtest() {
    return run("backtest", "--seeds", folder.resolve("seeds").toString(), "--days", "3");
  }

  private double score() {
    String words = out.toString();
    int at = words.indexOf("score ") + "score ".length();
    return Double.parseDouble(words.substring(at, at + 5));
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[all.length - 2] = "--config";
    all[all.length - 1] = folder.resolve("c.yaml").toString();
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }
}
