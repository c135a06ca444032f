package org.storywatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ProfilesCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path seeds;

  @Test
  void aProfileIsShownWithWhatWasLeftOutOfItsSeeds() throws IOException {
    Path folder = Files.createDirectories(seeds.resolve("bridge"));
    Files.writeString(folder.resolve("profile.yaml"), "name: The bridge at Varnholt\n");
    Files.writeString(
        folder.resolve("one.txt"),
        """
        Bridge shut

        By Ole Lund

        The old bridge at Varnholt was shut on Tuesday after divers found cracks in its third pier,
        and the ferry that it replaced forty years ago is to sail again until repairs are done, the
        county said, which may take until the spring of 2031.

        3 comments

        I saw it coming.
        """);
    Files.writeString(folder.resolve("two.mp3"), "la la la");
    assertThat(run("show", "bridge")).isZero();
    assertThat(out.toString())
        .contains("bridge: The bridge at Varnholt")
        .contains("one.txt", "  Bridge shut", "  45 words are kept")
        .contains("  left out as byline: By Ole Lund")
        .contains("  left out as readers' comments (2 lines): 3 comments")
        .contains("two.mp3", "is left out whole: it is no seed; use .txt")
        .contains("terms: ", "Varnholt 0.")
        .contains("numbers: none")
        .doesNotContain("profile.yaml");
    assertThat(run("list")).isZero();
    assertThat(err.toString()).contains("two.mp3");
  }

  @Test
  void aSeedThatIsFarFromTheOthersIsPointedOut() throws IOException {
    Path folder = Files.createDirectories(seeds.resolve("bridge"));
    String bridge = "The old bridge at Varnholt was shut after divers found cracks in its pier";
    Files.writeString(folder.resolve("a.txt"), bridge + ", and a ferry is to sail in the spring.");
    Files.writeString(folder.resolve("b.md"), "no words");
    Files.writeString(
        folder.resolve("c.txt"),
        "Sugar, flour and four eggs are stirred with butter and baked for an hour in a hot oven.");
    Files.writeString(folder.resolve("d.txt"), bridge + ", the county said, who will repair it.");
    Files.writeString(folder.resolve("e.txt"), bridge + "; the minister wants a tunnel instead.");
    assertThat(run("show", "bridge")).isZero();
    assertThat(out.toString()).containsOnlyOnce("is far from the others: 0.0");
    assertThat(out.toString().substring(out.toString().indexOf("c.txt")))
        .containsSubsequence("c.txt", "is far from the others", "d.txt");
  }

  @Test
  void whatIsNotThereIsSaidAndNoCommandIsUsage() {
    assertThat(run("show", "bridge")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("bridge: is no profile");
    assertThat(run("list")).isEqualTo(ExitCode.USAGE);
    CommandLine bare = Main.commandLine().setErr(new PrintWriter(err));
    assertThat(bare.execute("profiles")).isEqualTo(ExitCode.USAGE);
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "profiles";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--seeds";
    all[all.length - 1] = seeds.toString();
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }
}
