package org.storywatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The Dockerfile: what it names is there, and what it runs works.
class ImageTest {
  private String dockerfile;
  private String pom;

  @BeforeEach
  void read() throws Exception {
    dockerfile = Files.readString(Path.of("config/docker/Dockerfile")).replace("\\\n", " ");
    pom = Files.readString(Path.of("pom.xml"));
  }

  @Test
  void itsImagesArePinnedAndOfTheJavaThatIsNeeded() {
    List<String> images = all("(?m)^FROM (\\S+)");
    assertThat(images).hasSize(2);
    assertThat(images.getFirst()).matches("maven:\\d+\\.\\d+\\.\\d+-eclipse-temurin-25-\\w+");
    assertThat(images.getLast()).matches("eclipse-temurin:25\\.\\d+\\.\\d+_\\d+-jre-\\w+");
    assertThat(pom).contains("<java.release>25<");
  }

  @Test
  void whatIsCopiedIsThereAndNotIgnored() throws Exception {
    List<String> kept =
        Files.readAllLines(Path.of(".dockerignore")).stream()
            .filter(line -> line.startsWith("!"))
            .map(line -> line.substring(1))
            .toList();
    assertThat(Files.readAllLines(Path.of(".dockerignore"))).contains("*");
    List<String> copied = all("(?m)^COPY (?!--)(.*) \\S+$");
    assertThat(copied).hasSizeGreaterThan(3);
    for (String sources : copied) {
      for (String source : sources.split(" ", -1)) {
        assertThat(Path.of(source)).exists();
        assertThat(kept).as(source).anyMatch(path -> Path.of(source).startsWith(path));
      }
    }
  }

  @Test
  void whatTheBuildMakesIsWhatIsTaken() {
    assertThat(pom)
        .contains("<finalName>storywatch<", "cyclonedx-maven-plugin", "<goal>makeAggregateBom<");
    assertThat(dockerfile)
        .contains("/build/target/storywatch.jar", "/build/target/bom.json", "-DskipTests package");
    assertThat(all("storywatch:(\\S+) \\.")).containsExactly(first(pom, "<version>(.*)</version>"));
  }

  @Test
  void itRunsAsNobodySpecialAndEndsByASignal() {
    assertThat(dockerfile).contains("\nUSER 10001:10001\n", "\nSTOPSIGNAL SIGTERM\n");
    assertThat(dockerfile).contains("\nVOLUME /storywatch/data\n", "\nEXPOSE 8080\n");
  }

  @Test
  void javaKnowsItsOptionsAndTheProgramItsCommand() throws Exception {
    List<String> entry = json("ENTRYPOINT");
    int jar = entry.indexOf("-jar");
    assertThat(entry.getFirst()).isEqualTo("java");
    List<String> java = new ArrayList<>(entry.subList(0, jar));
    java.set(0, Command.java());
    java.add("-version");
    assertThat(Command.run(java).code()).isZero();
    assertThat(entry.get(jar + 1)).isEqualTo("/opt/storywatch/storywatch.jar");
    List<String> command = json("CMD");
    assertThat(command).startsWith("run", "--config");
    assertThat(Path.of(command.getLast())).exists();
    assertThat(UnitTest.java()).as("the unit starts it alike").containsAll(entry.subList(1, jar));
  }

  @Test
  void theHealthCheckTellsALiveProgramFromOneThatIsNot() throws Exception {
    List<String> check = new ArrayList<>(jsonOf("HEALTHCHECK.*?CMD"));
    int[] status = {200};
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health/live",
        exchange -> {
          exchange.sendResponseHeaders(status[0], -1);
          exchange.close();
        });
    server.start();
    String port = Integer.toString(server.getAddress().getPort());
    check.replaceAll(word -> word.replace("/8080", "/" + port));
    try {
      assertThat(Command.run(check)).isEqualTo(new Command(0, ""));
      status[0] = 503;
      assertThat(Command.run(check).code()).isNotZero();
    } finally {
      server.stop(0);
    }
    assertThat(Command.run(check).code()).as("nobody listens").isNotZero();
  }

  private List<String> json(String instruction) {
    return jsonOf("\n" + instruction);
  }

  private List<String> jsonOf(String before) {
    String words = first(dockerfile, "(?s)" + before + " (\\[[^\n]*])\n");
    List<String> parts = new ArrayList<>();
    JsonMapper.shared().readTree(words).forEach(part -> parts.add(part.asString()));
    return parts;
  }

  private List<String> all(String pattern) {
    return Pattern.compile(pattern).matcher(dockerfile).results().map(m -> m.group(1)).toList();
  }

  private static String first(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
