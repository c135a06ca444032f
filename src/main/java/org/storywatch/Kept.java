package org.storywatch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storywatch.config.BadSettings;
import org.storywatch.config.Settings;
import org.storywatch.profile.Filed;
import org.storywatch.stage.Recollection;

/// Where profiles are filed, and what the configured service keeps of them beside, where that can
/// be read.
///
/// @param folder where they are
/// @param settings of the service; empty where nothing of it was read
/// @param kept what its topics have; nothing where they could not be read
/// @param why they could not be read, one line for people; empty where they could
record Kept(Path folder, Optional<Settings> settings, Recollection kept, String why) {
  /// It cannot be told, in lines for people.
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /// @param seeds where the profiles are; without it, where the configuration says
  /// @param config the configuration, which may be missing
  /// @param look reads what is asked for
  /// @throws Refused when the configuration is bad
  static Kept of(@Nullable Path seeds, Path config, Onlooker.Look<Recollection> look)
      throws Refused {
    Optional<Settings> settings = settings(config);
    Path own = settings.map(Settings::profiles).orElse(Path.of("seeds"));
    Path folder = seeds == null ? own : seeds;
    if (settings.isEmpty()) {
      return unread(folder, config + " is not there");
    }
    if (!same(folder, own)) {
      return unread(folder, config + " has its profiles in " + own);
    }
    Onlooker.Seen<Recollection> seen = new Onlooker(settings.get()).see(look);
    return seen.found()
        .map(found -> new Kept(folder, settings, found, ""))
        .orElseGet(() -> unread(folder, seen.why()));
  }

  private static Kept unread(Path folder, String why) {
    return new Kept(folder, Optional.empty(), Recollection.none(), why);
  }

  /// The profiles, as they were filed and as people changed them since.
  Filed filed() {
    return kept.revisions().of(Filed.read(folder));
  }

  private static Optional<Settings> settings(Path config) throws Refused {
    try {
      return Files.exists(config)
          ? Optional.of(Settings.read(config, System.getenv()))
          : Optional.empty();
    } catch (BadSettings e) {
      throw new Refused(String.valueOf(e.getMessage()));
    }
  }

  private static boolean same(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return one.equals(other); // one of them is not there
    }
  }
}
