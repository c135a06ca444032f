package org.storywatch.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.util.IOUtils;

/// Profiles for tests that need some and do not care where they were filed.
public final class Folders {
  private Folders() {}

  /// @param sensitivities of the profiles, by id; each has one seed that speaks of its id
  public static Filed of(Map<String, String> sensitivities) {
    try {
      Path folder = Files.createTempDirectory("profiles");
      try {
        for (Map.Entry<String, String> one : sensitivities.entrySet()) {
          Path own = Files.createDirectories(folder.resolve(one.getKey()));
          Files.writeString(own.resolve("profile.yaml"), "sensitivity: " + one.getValue());
          Files.writeString(own.resolve("first.txt"), seed(one.getKey()));
        }
        return Filed.read(folder);
      } finally {
        IOUtils.rm(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What its seed says.
  public static String seed(String id) {
    return "All about " + id + ": engineers found cracks in two of the piers of " + id;
  }
}
