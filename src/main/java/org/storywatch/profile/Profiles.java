package org.storywatch.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
    Filed filed = Filed.read(seeds);
    return new Profiles(filed.profiles(background), filed.problems());
  }

  /// @return the profile with this id
  public Optional<Profile> profile(String id) {
    return profiles.stream().filter(profile -> profile.id().equals(id)).findFirst();
  }

  /// @return the files of a profile's folder that are read as seeds, by name
  /// @throws IOException when the folder cannot be listed
  public static List<Path> seedFiles(Path folder) throws IOException {
    return Filed.visible(folder).stream().filter(Filed::isSeed).toList();
  }
}
