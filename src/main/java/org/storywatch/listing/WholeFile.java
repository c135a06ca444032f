package org.storywatch.listing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/// Writes a file beside the old one and puts it in its place: a reader, or a power cut, finds the
/// old or the new one and never a half.
final class WholeFile {
  private WholeFile() {}

  /// Follows a link, keeps the old file's permissions, and makes the folder where it is missing.
  ///
  /// @throws IOException with one line for people
  static void write(Path file, byte[] bytes) throws IOException {
    try {
      boolean exists = Files.exists(file);
      Path target = exists ? file.toRealPath() : file.toAbsolutePath();
      Path folder = target.resolveSibling("");
      Files.createDirectories(folder);
      Path beside = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
      try {
        store(beside, bytes);
        if (exists) {
          permissions(target, beside);
        }
        Files.move(
            beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw new IOException(file + ": cannot be written: " + BrokenList.words(e), e);
    }
  }

  private static void store(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        int _ = channel.write(left);
      }
      channel.force(true);
    }
  }

  private static void permissions(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (view != null) {
      Files.setPosixFilePermissions(to, view.readAttributes().permissions());
    }
  }
}
