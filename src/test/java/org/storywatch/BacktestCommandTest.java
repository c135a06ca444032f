package org.storywatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
  void daysNeedAnArchive() {
    assertThat(run("--days", "3")).isEqualTo(2);
    assertThat(err.toString()).contains("use --articles");
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
