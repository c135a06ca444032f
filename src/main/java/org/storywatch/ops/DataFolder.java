package org.storywatch.ops;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/// The folder that belongs to one running process: locked while it runs, with the name that the
/// process keeps through restarts.
public final class DataFolder implements AutoCloseable {
  private static final int SECRET_BYTES = 32;

  private final FileChannel channel;
  private final String instance;
  private final String secret;

  private DataFolder(FileChannel channel, String instance, String secret) {
    this.channel = channel;
    this.instance = instance;
    this.secret = secret;
  }

  /// Makes the folder where it is missing, and locks it. The lock ends with the process, however it
  /// ends.
  ///
  /// @throws IOException with one line for people: another process has it, or it cannot be written
  public static DataFolder open(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new InUse(folder);
      }
      return new DataFolder(
          channel, instance(folder.resolve("instance")), secret(folder.resolve("secret")));
    } catch (InUse e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(
          "data: " + folder + " cannot be written (" + e.getMessage() + "); name another folder",
          e);
    }
  }

  /// The name of this process, never shared by two folders.
  public String instance() {
    return instance;
  }

  /// A key of this process, the same after a restart.
  public String secret() {
    return secret;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // this very process holds it
    }
  }

  private static String instance(Path file) throws IOException {
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    String name = UUID.randomUUID().toString().substring(0, 8);
    Files.writeString(file, name + "\n");
    return name;
  }

  // The owner alone may read it, where the file system knows owners.
  private static String secret(Path file) throws IOException {
    if (!Files.exists(file) || Files.readString(file).isBlank()) {
      byte[] bytes = new byte[SECRET_BYTES];
      new SecureRandom().nextBytes(bytes);
      Files.deleteIfExists(file);
      Files.createFile(file);
      PosixFileAttributeView owner = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (owner != null) {
        owner.setPermissions(PosixFilePermissions.fromString("rw-------"));
      }
      Files.writeString(file, HexFormat.of().formatHex(bytes) + "\n");
    }
    return Files.readString(file).strip();
  }

  /// Another process runs on the folder.
  public static final class InUse extends IOException {
    private static final long serialVersionUID = 1L;

    InUse(Path folder) {
      super(
          "data: " + folder + " is in use by another Storywatch; stop it, or name another folder");
    }
  }
}
