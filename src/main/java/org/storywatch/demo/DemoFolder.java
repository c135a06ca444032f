package org.storywatch.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.storywatch.ops.DataFolder;

/// Where a demonstration keeps its things: empty at the start but for the first profile's seeds,
/// which come with the program.
///
/// @param root the folder
public record DemoFolder(Path root) {
  /// Marks a folder that a demonstration made, and may therefore empty.
  private static final String MARK = "made-by-storywatch-demo";

  private static final String PROFILE = "libya-ceasefire";

  static final List<String> SEEDS =
      List.of(
          "01-haftar-walkout-upsets-kremlin.md",
          "02-moscow-talks-end-without-haftar.md",
          "03-russia-raises-stake-on-haftar.md",
          "04-shoigu-receives-hifter.md",
          "05-haftar-refuses-terms-fighting-resumes.md",
          "profile.yaml");

  /// Makes the folder, or empties the one that an earlier demonstration left.
  ///
  /// @throws IOException with words for people, when it is not ours to empty or cannot be written
  public static DemoFolder fresh(Path root) throws IOException {
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new IOException("--data: " + root + " is no folder; name another one");
    }
    try {
      mark(root);
    } catch (IOException e) {
      throw failed(root, e);
    }
    DataFolder.open(root).close(); // refuses when a demo runs on it
    try {
      clear(root);
      DemoFolder folder = new DemoFolder(root);
      Files.createDirectories(folder.seeds().resolve(PROFILE));
      for (String seed : SEEDS) {
        folder.copy(seed);
      }
      return folder;
    } catch (IOException e) {
      throw failed(root, e);
    }
  }

  /// Takes an empty folder, and makes it where there is none. Nothing is put into it before the
  /// mark, and whoever was quicker keeps what is theirs.
  private static void mark(Path root) throws IOException {
    Files.createDirectories(root);
    Path mark = root.resolve(MARK);
    if (Files.exists(mark)) {
      return;
    }
    if (!holdsOnly(root, Set.of())) {
      throw new Strange(root);
    }
    Files.createFile(mark);
    if (!holdsOnly(root, Set.of(mark))) {
      Files.delete(mark);
      throw new Strange(root);
    }
  }

  private static IOException failed(Path root, IOException e) {
    return e instanceof Strange
        ? e
        : new IOException("--data: " + root + " cannot be written (" + e.getMessage() + ")", e);
  }

  /// The folder with one folder for each profile.
  public Path seeds() {
    return root.resolve("seeds");
  }

  private void copy(String seed) throws IOException {
    try (InputStream in = DemoFolder.class.getResourceAsStream("seeds/" + PROFILE + "/" + seed)) {
      if (in == null) {
        throw new IllegalStateException("the seed " + seed + " is not in the program");
      }
      Files.copy(in, seeds().resolve(PROFILE).resolve(seed));
    }
  }

  private static boolean holdsOnly(Path folder, Set<Path> known) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.allMatch(known::contains);
    }
  }

  /// Deletes what is in the folder, but for the folder itself and its mark.
  private static void clear(Path folder) throws IOException {
    List<Path> things;
    try (Stream<Path> inside = Files.list(folder)) {
      things = inside.filter(thing -> !thing.equals(folder.resolve(MARK))).toList();
    }
    for (Path thing : things) {
      try (Stream<Path> inside = Files.walk(thing)) {
        for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /// The folder is not a demonstration's.
  private static final class Strange extends IOException {
    private static final long serialVersionUID = 1L;

    Strange(Path root) {
      super(
          "--data: " + root + " is not of an earlier demo and is left alone; name another folder");
    }
  }
}
