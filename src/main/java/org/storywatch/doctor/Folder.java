package org.storywatch.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.storywatch.ops.Condition;
import org.storywatch.ops.DataFolder;
import org.storywatch.ops.Disk;

/// The data folder: whether it can be written, whose it is, and how much room there is. Makes
/// nothing that is not there: a doctor that runs as root would leave files that the service cannot
/// write.
public final class Folder {
  /// Less is used up within months.
  private static final long SOME = 2L << 30;

  private final Path folder;

  /// @param folder as it is configured
  public Folder(Path folder) {
    this.folder = folder;
  }

  /// Tries it.
  public void run(Consumer<Condition> say) {
    say.accept(rights());
    Path there = existing();
    owner(there, say);
    Disk disk = new Disk(folder, Disk.of(there).free());
    Condition room = disk.condition();
    boolean tight = room.level() == Condition.Level.WELL && disk.free() < SOME;
    say.accept(
        disk.full()
            ? Condition.dead(room.words())
            : tight
                ? Condition.trying(
                    room.words() + ", which may not last: make room, or shorten archive.days")
                : room);
  }

  /// Whether a program runs on it now.
  public boolean inUse() {
    try {
      if (Files.exists(folder.resolve("lock"))) {
        DataFolder.open(folder).close();
      }
      return false;
    } catch (DataFolder.InUse e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Condition rights() {
    if (!Files.exists(folder)) {
      Path parent = existing();
      return Files.isWritable(parent)
          ? Condition.well("data: " + folder + " is made at the first start")
          : Condition.dead(
              "data: %s is not there and cannot be made: make it for the user of the service, or name another"
                  .formatted(folder));
    }
    if (!Files.isDirectory(folder)) {
      return Condition.dead("data: " + folder + " is no folder; name another");
    }
    try {
      if (Files.exists(folder.resolve("lock"))) {
        DataFolder.open(folder).close();
      } else if (!Files.isWritable(folder)) {
        throw new IOException(
            "data: %s cannot be written by %s; give it to the user of the service"
                .formatted(folder, System.getProperty("user.name")));
      }
      return Condition.well("data: " + folder + " can be written and is free");
    } catch (DataFolder.InUse e) {
      return Condition.well("data: " + folder + " is in use by a Storywatch that runs");
    } catch (IOException e) {
      return Condition.dead(String.valueOf(e.getMessage()));
    }
  }

  private static void owner(Path there, Consumer<Condition> say) {
    try {
      String owner = Files.getOwner(there).getName();
      String me = System.getProperty("user.name", "");
      if (!owner.equals(me)) {
        say.accept(
            Condition.trying(
                "data: %s belongs to %s and this is %s: run both the service and its check as %2$s"
                    .formatted(there, owner, me)));
      }
    } catch (IOException | UnsupportedOperationException e) {
      // A file system without owners.
    }
  }

  private Path existing() {
    Path there = folder.toAbsolutePath().normalize();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }
}
