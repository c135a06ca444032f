package org.storywatch.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.storywatch.seed.Seed;
import org.storywatch.seed.SeedReader;
import org.storywatch.text.Analysis;

/// The profiles of a folder with one folder for each, and what was wrong with the rest.
///
/// @param profiles those that can be matched, by id
/// @param problems every seed, setting or folder that could not be used
public record Profiles(List<Profile> profiles, List<Problem> problems) {
  /// Reads the folder with the background that comes with the program.
  public static Profiles read(Path seeds) {
    return read(seeds, Background.shipped());
  }

  /// @param seeds a folder with one folder a profile
  public static Profiles read(Path seeds, Background background) {
    return new Reader(new ProfileBuilder(new Analysis(), background)).read(seeds);
  }

  /// @return the profile with this id
  public Optional<Profile> profile(String id) {
    return profiles.stream().filter(profile -> profile.id().equals(id)).findFirst();
  }

  /// @return the files of a profile's folder that are read as seeds, by name
  /// @throws IOException when the folder cannot be listed
  public static List<Path> seedFiles(Path folder) throws IOException {
    return visible(folder).stream().filter(Profiles::isSeed).toList();
  }

  /// What is hidden is not meant for us.
  private static List<Path> visible(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> !name(entry).startsWith(".")).sorted().toList();
    }
  }

  private static boolean isSeed(Path file) {
    return Files.isRegularFile(file) && !name(file).equals(ProfileSettings.FILE);
  }

  private static String name(Path file) {
    Path last = file.toAbsolutePath().normalize().getFileName();
    return last == null ? "" : last.toString();
  }

  /// One walk over the folder.
  private static final class Reader {
    private final ProfileBuilder builder;
    private final List<Profile> profiles = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    Reader(ProfileBuilder builder) {
      this.builder = builder;
    }

    Profiles read(Path seeds) {
      if (!Files.isDirectory(seeds)) {
        problems.add(
            new Problem(seeds, "is no folder; make it, with one folder of examples a profile"));
      } else {
        List<Path> folders = list(seeds).stream().filter(Files::isDirectory).toList();
        folders.forEach(this::readProfile);
        if (folders.isEmpty()) {
          problems.add(
              new Problem(seeds, "holds no profile; make one folder a profile and put seeds in"));
        }
      }
      return new Profiles(List.copyOf(profiles), List.copyOf(problems));
    }

    private void readProfile(Path folder) {
      List<Seed> seeds = new ArrayList<>();
      for (Path file : list(folder)) {
        if (isSeed(file)) {
          switch (SeedReader.read(file)) {
            case SeedReader.Accepted(Seed seed, var _) -> seeds.add(seed);
            case SeedReader.Refused(String why) -> problems.add(new Problem(file, why));
          }
        }
      }
      Path settingsFile = folder.resolve(ProfileSettings.FILE);
      ProfileSettings.Outcome settings = ProfileSettings.read(settingsFile);
      settings.problem().ifPresent(why -> problems.add(new Problem(settingsFile, why)));
      if (seeds.isEmpty()) {
        problems.add(
            new Problem(folder, "holds no usable seed; put .txt, .md, .html or .eml files in"));
      } else {
        profiles.add(builder.build(name(folder), settings.settings(), seeds));
      }
    }

    private List<Path> list(Path folder) {
      try {
        return visible(folder);
      } catch (IOException e) {
        problems.add(new Problem(folder, "cannot be listed; check its permissions"));
        return List.of();
      }
    }
  }
}
