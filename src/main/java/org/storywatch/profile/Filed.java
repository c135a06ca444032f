package org.storywatch.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.storywatch.seed.Seed;
import org.storywatch.seed.SeedReader;
import org.storywatch.text.Analysis;

/// What people filed in a folder with one folder for each profile: seeds and settings, read, and
/// weighed against as many backgrounds as one likes.
public final class Filed {
  private final SequencedMap<String, One> profiles = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private boolean emptyFolder;

  /// One profile's folder.
  private record One(String id, ProfileSettings settings, List<Seed> seeds) {}

  private Filed() {}

  /// @param seeds a folder with one folder a profile
  public static Filed read(Path seeds) {
    Filed filed = new Filed();
    filed.readAll(seeds);
    return filed;
  }

  /// The same with what was changed elsewhere.
  ///
  /// @param lines says how much a profile may tell, where it is not what its folder says
  /// @param more gives seeds that a profile has beside those of its folder
  /// @param made what people call profiles without a folder, by id; one without a seed is left out
  public Filed with(
      Function<String, Optional<Sensitivity>> lines,
      Function<String, List<Seed>> more,
      Map<String, String> made) {
    Filed other = new Filed();
    other.problems.addAll(problems);
    other.emptyFolder = emptyFolder;
    for (One one : profiles.values()) {
      List<Seed> seeds = Stream.concat(one.seeds.stream(), more.apply(one.id).stream()).toList();
      ProfileSettings settings =
          lines
              .apply(one.id)
              .map(line -> new ProfileSettings(one.settings.name(), line))
              .orElse(one.settings);
      other.profiles.put(one.id, new One(one.id, settings, seeds));
    }
    made.forEach((id, name) -> {
      List<Seed> seeds = more.apply(id);
      if (!seeds.isEmpty()) {
        Sensitivity line = lines.apply(id).orElse(Sensitivity.NORMAL);
        other.profiles.putIfAbsent(id, new One(id, new ProfileSettings(name, line), seeds));
      }
    });
    return other;
  }

  /// @return what people call the profiles, by id
  public Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    profiles.values().forEach(one -> names.put(one.id, one.settings.nameOr(one.id)));
    return names;
  }

  /// @return how much the profile with this id may tell, where there is one
  public Optional<Sensitivity> line(String id) {
    return find(id).map(one -> one.settings.sensitivity());
  }

  /// @return the seeds of the profile with this id, by the names of their files
  public List<Seed> seeds(String id) {
    return find(id).map(One::seeds).orElse(List.of());
  }

  private Optional<One> find(String id) {
    return Optional.ofNullable(profiles.get(id));
  }

  /// @return the profiles, by id; those that no folder has come last
  public List<Profile> profiles(Background background) {
    ProfileBuilder builder = new ProfileBuilder(new Analysis(), background);
    return profiles.values().stream()
        .map(one -> builder.build(one.id, one.settings, one.seeds))
        .toList();
  }

  /// @return whether there is a folder, and nobody filed a profile there yet
  public boolean isEmptyFolder() {
    return emptyFolder;
  }

  /// @return every seed, setting or folder that could not be used
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /// What is hidden is not meant for us.
  static List<Path> visible(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> !name(entry).startsWith(".")).sorted().toList();
    }
  }

  static boolean isSeed(Path file) {
    return Files.isRegularFile(file) && !name(file).equals(ProfileSettings.FILE);
  }

  private static String name(Path file) {
    Path last = file.toAbsolutePath().normalize().getFileName();
    return last == null ? "" : last.toString();
  }

  private void readAll(Path seeds) {
    if (!Files.isDirectory(seeds)) {
      problems.add(
          new Problem(seeds, "is no folder; make it, with one folder of examples a profile"));
    } else {
      List<Path> folders = list(seeds).stream().filter(Files::isDirectory).toList();
      folders.forEach(this::readProfile);
      emptyFolder = folders.isEmpty();
      if (emptyFolder) {
        problems.add(
            new Problem(
                seeds,
                "holds no profile; make one on the page, or one folder a profile with seeds in"));
      }
    }
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
      String id = name(folder);
      profiles.put(id, new One(id, settings.settings(), List.copyOf(seeds)));
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
