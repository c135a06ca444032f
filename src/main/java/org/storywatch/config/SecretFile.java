package org.storywatch.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// A file that holds a secret and nothing else, as systemd and Docker hand them over.
///
/// @param name as it is configured; somebody may have put the secret itself there
record SecretFile(String name) {
  /// No secret is longer; a key of 16,384 bits is not.
  private static final long MOST_BYTES = 64 << 10;

  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  /// What it holds, without blanks and ends of lines around it.
  ///
  /// @throws IllegalArgumentException with words for people
  String read() {
    try {
      Path file = Path.of(name);
      if (Files.size(file) > MOST_BYTES) {
        throw new IllegalArgumentException(shown() + " is too large for a secret");
      }
      String words = new String(Files.readAllBytes(file), UTF_8).strip();
      if (words.isEmpty()) {
        throw new IllegalArgumentException(shown() + " is empty");
      }
      return words;
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException(shown() + " cannot be read", e);
    }
  }

  /// Says so where others than its owner may read or change it; nothing where the file system does
  /// not know owners, nor of what Docker hands over: whoever else is in the container.
  Optional<String> warning() {
    try {
      Path file = Path.of(name);
      if (file.startsWith("/run/secrets")) {
        return Optional.empty();
      }
      var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (view == null) {
        return Optional.empty();
      }
      Set<PosixFilePermission> granted = view.readAttributes().permissions();
      return granted.stream().noneMatch(OTHERS::contains)
          ? Optional.empty()
          : Optional.of(
              "%s is open to others than its owner (%s): chmod 600 %s"
                  .formatted(shown(), PosixFilePermissions.toString(granted), name));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty(); // whoever reads it says so
    }
  }

  private String shown() {
    return name.contains("@") || name.contains("://") || name.contains("\n")
        ? "the file that it names"
        : "the file " + name;
  }
}
