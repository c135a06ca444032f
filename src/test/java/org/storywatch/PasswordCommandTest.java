package org.storywatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.access.PasswordHash;
import picocli.CommandLine;

class PasswordCommandTest {
  private final InputStream input = System.in;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @AfterEach
  void restore() {
    System.setIn(input);
  }

  @Test
  void theHashIsPrinted() {
    assertThat(run("correct horse battery staple\n")).isZero();
    assertThat(PasswordHash.parse(out.toString())).hasToString(out.toString().strip());
    assertThat(out.toString()).doesNotContain("horse");
  }

  @Test
  void theFileIsForItsOwnerAlone() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "open to all");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(run("correct horse battery staple\n", "--out", file.toString())).isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(Files.readString(file)).startsWith("$argon2id$");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aShortPasswordIsRefused() {
    assertThat(run("swordfish\n")).isEqualTo(2);
    assertThat(run("")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("A password of 12 to 1000 characters is wanted.");
  }

  private int run(String typed, String... options) {
    System.setIn(new ByteArrayInputStream(typed.getBytes(UTF_8)));
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] all = new String[options.length + 1];
    all[0] = "password";
    System.arraycopy(options, 0, all, 1, options.length);
    return line.execute(all);
  }
}
