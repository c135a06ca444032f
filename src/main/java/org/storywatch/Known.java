package org.storywatch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storywatch.archive.Frequencies;
import org.storywatch.feedback.Feedback;
import org.storywatch.match.Matcher;
import org.storywatch.match.Notebook;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profile;
import org.storywatch.revision.Revisions;
import org.storywatch.seed.Seed;
import org.storywatch.stage.Recollection;

/// A profile as the configured service has it now, where that can be read, and otherwise as it was
/// filed.
///
/// @param folder where the profiles are
/// @param profile the one that was asked for, as it was filed, and as people changed it since
/// @param added the seeds that it has beside those of its folder, the oldest first
/// @param matcher heeds what people said
/// @param notebook what the profile learned
/// @param said what people said of articles and this profile, the oldest first
/// @param state which state this is, one line for people
record Known(
    Path folder,
    Profile profile,
    List<Seed> added,
    Matcher matcher,
    Notebook notebook,
    List<Feedback> said,
    String state) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /// @param seeds where the profiles are; without it, where the configuration says
  /// @param config the configuration, which may be missing
  /// @throws Kept.Refused when there is no such profile, or the configuration is bad
  static Known of(String name, @Nullable Path seeds, Path config) throws Kept.Refused {
    Kept kept = Kept.of(seeds, config, cluster -> Recollection.of(cluster, name));
    Background table = Background.shipped();
    if (kept.settings().isEmpty()) {
      return of(name, kept, table, "as filed: " + kept.why());
    }
    Background background = table;
    String words = "the background that comes with the program";
    try {
      background = Frequencies.count(kept.settings().get().archive(), table).with(table);
      int more = background.articles() - table.articles();
      words = more == 0 ? words : String.format(Locale.ROOT, "%s, and %,d articles", words, more);
    } catch (IOException e) {
      words += ", since the archive cannot be read";
    }
    return of(name, kept, background, words);
  }

  private static Known of(String name, Kept kept, Background background, String words)
      throws Kept.Refused {
    Recollection seen = kept.kept();
    List<Profile> profiles = kept.filed().profiles(background);
    Optional<Profile> profile = profiles.stream().filter(one -> one.id().equals(name)).findFirst();
    if (profile.isEmpty()) {
      throw new Kept.Refused(
          kept.folder().resolve(name)
              + ": is no profile; use one of the folders in "
              + kept.folder());
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
    List<Seed> added =
        seen.revisions().seeds(name).stream().flatMap(one -> one.document().stream()).toList();
    return new Known(kept.folder(), profile.get(), added, matcher, notebook, said, state);
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
}
