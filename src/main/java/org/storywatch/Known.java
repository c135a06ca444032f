package org.storywatch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storywatch.archive.Frequencies;
import org.storywatch.config.BadSettings;
import org.storywatch.config.Settings;
import org.storywatch.feedback.Feedback;
import org.storywatch.match.Matcher;
import org.storywatch.match.Notebook;
import org.storywatch.profile.Background;
import org.storywatch.profile.Filed;
import org.storywatch.profile.Profile;
import org.storywatch.revision.Revisions;
import org.storywatch.stage.Recollection;

/// A profile as the configured service has it now, where that can be read, and otherwise as it was
/// filed.
///
/// @param folder where the profiles are
/// @param profile the one that was asked for, as it was filed, and as people changed it since
/// @param matcher heeds what people said
/// @param notebook what the profile learned
/// @param said what people said of articles and this profile, the oldest first
/// @param state which state this is, one line for people
record Known(
    Path folder,
    Profile profile,
    Matcher matcher,
    Notebook notebook,
    List<Feedback> said,
    String state) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /// It cannot be told, in lines for people.
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /// @param seeds where the profiles are; without it, where the configuration says
  /// @param config the configuration, which may be missing
  /// @throws Refused when there is no such profile, or the configuration is bad
  static Known of(String name, @Nullable Path seeds, Path config) throws Refused {
    Optional<Settings> settings = settings(config);
    Path own = settings.map(Settings::profiles).orElse(Path.of("seeds"));
    Path folder = seeds == null ? own : seeds;
    if (settings.isEmpty()) {
      return filed(name, folder, config + " is not there");
    }
    if (!same(folder, own)) {
      return filed(name, folder, config + " has its profiles in " + own);
    }
    Onlooker.Seen<Recollection> seen =
        new Onlooker(settings.get()).see(cluster -> Recollection.of(cluster, name));
    return seen.found().isEmpty()
        ? filed(name, folder, seen.why())
        : of(name, folder, settings.get(), seen.found().get());
  }

  private static Known filed(String name, Path folder, String why) throws Refused {
    Background table = Background.shipped();
    return of(name, folder, table, Recollection.none(), "as filed: " + why);
  }

  private static Known of(String name, Path folder, Settings settings, Recollection seen)
      throws Refused {
    Background table = Background.shipped();
    Background background = table;
    String words = "the background that comes with the program";
    try {
      background = Frequencies.count(settings.archive(), table).with(table);
      int more = background.articles() - table.articles();
      words = more == 0 ? words : String.format(Locale.ROOT, "%s, and %,d articles", words, more);
    } catch (IOException e) {
      words += ", since the archive cannot be read";
    }
    return of(name, folder, background, seen, words);
  }

  private static Known of(
      String name, Path folder, Background background, Recollection seen, String words)
      throws Refused {
    List<Profile> profiles = seen.revisions().of(Filed.read(folder)).profiles(background);
    Optional<Profile> profile = profiles.stream().filter(one -> one.id().equals(name)).findFirst();
    if (profile.isEmpty()) {
      throw new Refused(
          folder.resolve(name) + ": is no profile; use one of the folders in " + folder);
    }
    List<Feedback> said = seen.said().getOrDefault(name, List.of());
    Matcher matcher = new Matcher(profiles, background).taught(Map.of(name, said));
    Notebook notebook = new Notebook(matcher, name);
    seen.noted().forEach(notebook::read);
    String state = words;
    if (!words.startsWith("as filed")) {
      String last = notebook.last().map(at -> "the last match at " + TIME.format(at)).orElse("now");
      String none = notebook.last().isEmpty() ? ", without a match" : "";
      String changed = changed(seen.revisions(), name);
      state =
          "as of %s%s; %s of feedback%s; %s"
              .formatted(last, none, count(said.size()), changed, words);
    }
    return new Known(folder, profile.get(), matcher, notebook, said, state);
  }

  /// What the page added to the profile's folder, or put in its place.
  private static String changed(Revisions revisions, String name) {
    int seeds = revisions.seeds(name).size();
    String more = seeds == 0 ? "" : ", seeds added on the page: " + seeds;
    return revisions
        .line(name)
        .map(line -> more + ", line drawn there: " + line.name())
        .orElse(more);
  }

  private static String count(int words) {
    return words == 1 ? "1 word" : words + " words";
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
