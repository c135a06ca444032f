package org.storywatch;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.storywatch.access.PasswordHash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Makes what the configuration keeps of the administrator's password.
@Command(
    name = "password",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the hash of the administrator's password, for web.password-file.",
      "The password is asked for, or read as one line where there is no terminal."
    })
final class PasswordCommand implements Callable<Integer> {
  private static final int LEAST = 12;
  private static final int MOST = 1000;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the hash goes, for its owner alone; without it, it is printed.")
  private @Nullable Path file;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      Optional<String> password = read(err);
      if (password.isEmpty()) {
        err.println("The two are not the same; nothing was made.");
        return ExitCode.USAGE;
      }
      int length = password.get().codePointCount(0, password.get().length());
      if (length < LEAST || length > MOST) {
        err.printf("A password of %d to %d characters is wanted.%n", LEAST, MOST);
        return ExitCode.USAGE;
      }
      return write(PasswordHash.of(password.get()) + System.lineSeparator());
    } catch (IOException e) {
      err.printf("%s cannot be written: %s%n", file, e.getMessage());
      return ExitCode.DIED;
    }
  }

  /// @return empty where it was typed in differently the second time
  @SuppressWarnings("SystemConsoleNull") // Java 25 says null again where there is no terminal
  private static Optional<String> read(PrintWriter err) throws IOException {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      return Optional.of(Optional.ofNullable(in.readLine()).orElse(""));
    }
    err.flush();
    String first = typed(console, "Password: ");
    return Optional.of(first).filter(typed(console, "Once more: ")::equals);
  }

  private static String typed(Console console, String question) {
    char[] letters = console.readPassword(question);
    return letters == null ? "" : new String(letters);
  }

  private int write(String hash) throws IOException {
    Path target = file;
    if (target == null) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(hash);
      out.flush();
      return ExitCode.OK;
    }
    Files.deleteIfExists(target); // it may be readable for others
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] own =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (var out =
        Files.newByteChannel(
            target, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), own)) {
      var bytes = StandardCharsets.UTF_8.encode(hash);
      while (bytes.hasRemaining()) {
        int _ = out.write(bytes);
      }
    }
    return ExitCode.OK;
  }
}
