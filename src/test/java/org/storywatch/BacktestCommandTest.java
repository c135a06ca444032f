package org.storywatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.archive.Archive;
import org.storywatch.match.Samples;
import org.storywatch.stream.Offsets;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BacktestCommandTest {
  private static final String STORY =
      "Divers found cracks in the third pier of the Varnholt bridge";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeSeed() throws IOException {
    Path seed = folder.resolve("seeds/bridge/a.txt");
    Files.createDirectories(seed.getParent());
    Files.writeString(seed, STORY);
  }

  @Test
  void everyLineHasTheFieldsOfTheContract() throws IOException {
    Path articles = articles("{\"id\":\"a1\",\"text\":\"" + STORY + "\",\"mood\":3,\"url\":null}");
    assertThat(run("--articles", articles.toString())).isZero();
    JsonNode row = new JsonMapper().readTree(out.toString());
    assertThat(row.propertyNames())
        .containsExactly("profile", "article", "score", "match", "development", "new", "terms");
    assertThat(row.get("match").booleanValue()).isTrue();
    assertThat(row.get("new").booleanValue()).isTrue();
    assertThat(row.get("development").stringValue()).isEqualTo("a1");
    assertThat(row.get("terms").get(0).propertyNames()).containsExactly("term", "weight");
    assertThat(err.toString()).contains("1 articles, 1 profiles").contains("bridge");
  }

  @Test
  void aLineThatIsNoJsonIsToldWithItsNumberAndSkipped() throws IOException {
    Path articles = articles("{\"id\":\n{\"id\":\"a1\",\"text\":\"" + STORY + "\"}\n{}");
    assertThat(run("--articles", articles.toString())).isZero();
    assertThat(err.toString()).contains("s.jsonl:1: ").contains("s.jsonl:3: has no id");
    assertThat(out.toString().lines()).hasSize(1);
  }

  @Test
  void missingInputIsOneLineAndCodeTwo() {
    assertThat(run("--articles", "nowhere.jsonl")).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().contains("nowhere.jsonl");
  }

  @Test
  void daysNeedAnArchive() throws IOException {
    assertThat(run("--days", "3", "--config", config().toString())).isEqualTo(2);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains(archive() + ": there is no archive yet", "--articles");
    assertThat(archive()).doesNotExist();
  }

  @Test
  void daysNeedAConfigurationAndANumber() {
    assertThat(run("--days", "3", "--config", "nowhere.yaml")).isEqualTo(2);
    assertThat(run("--days", "0", "--config", "nowhere.yaml")).isEqualTo(2);
    assertThat(err.toString().lines())
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).contains("nowhere.yaml"))
        .anySatisfy(line -> assertThat(line).contains("--days: 0 is no number of days"));
  }

  @Test
  void theLastDaysAreReadWhileTheServiceWrites() throws IOException {
    Instant now = Instant.now();
    try (Archive archive = Archive.open(archive())) {
      archive.add(Samples.article("last-month", STORY, now.minus(Duration.ofDays(30))));
      archive.add(Samples.article("today", STORY, now));
      archive.add(Samples.article("yesterday", STORY, now.minus(Duration.ofDays(1))));
      for (int i = 0; i < 1_000; i++) {
        archive.add(Samples.article("other-" + i, "Rain in Fjordby", now));
      }
      archive.commit(new Offsets("t", Map.of()));
      assertThat(run("--days", "3", "--config", config().toString())).isZero();
    }
    assertThat(out.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("\"article\":\"yesterday\"", "\"new\":true"),
            line -> assertThat(line).contains("\"development\":\"yesterday\"", "\"new\":false"));
    assertThat(err.toString())
        .contains("1,000 of 1,002 articles read, 99 %")
        .contains("1,002 articles, 1 profiles");
  }

  @Test
  void theArticlesAreNotOverwritten() throws IOException {
    String line = "{\"id\":\"a1\",\"text\":\"" + STORY + "\"}";
    Path articles = articles(line);
    Path same = folder.resolve("seeds/../articles.jsonl");
    assertThat(run("--articles", articles.toString(), "--out", same.toString())).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().contains("--out");
    assertThat(articles).hasContent(line);
  }

  private Path archive() {
    return folder.resolve("data/archive");
  }

  private Path config() throws IOException {
    return Files.writeString(
        folder.resolve("c.yaml"), "feeds: [a]\ndata: " + folder.resolve("data") + "\n");
  }

  private Path articles(String lines) throws IOException {
    return Files.writeString(folder.resolve("articles.jsonl"), lines);
  }

  private int run(String... options) {
    return new CommandLine(new BacktestCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(
            Stream.concat(
                    Stream.of("--seeds", folder.resolve("seeds").toString()), Stream.of(options))
                .toArray(String[]::new));
  }
}
