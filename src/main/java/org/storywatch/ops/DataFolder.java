package org.storywatch.ops;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// The folder that belongs to one running process: locked while it runs, with the name that the
/// process keeps through restarts.
public final class DataFolder implements AutoCloseable {
  private final FileChannel channel;
  private final String instance;

  private DataFolder(FileChannel channel, String instance) {
    this.channel = channel;
    this.instance = instance;
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
      return new DataFolder(channel, instance(folder.resolve("instance")));
    } catch (InUse e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(
          "data: " + folder + " cannot be written (" + e.getMessage() + "); name another folder", e);
    }
  }

  /// The name of this process, never shared by two folders.
  public String instance() {
    return instance;
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

  /// Another process runs on the folder.
  private static final class InUse extends IOException {
    private static final long serialVersionUID = 1L;

    InUse(Path folder) {
      super("data: " + folder + " is in use by another Storywatch; stop it, or name another folder");
    }
  }
}
