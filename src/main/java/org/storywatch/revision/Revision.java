package org.storywatch.revision;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.storywatch.article.Hash;
import org.storywatch.profile.Sensitivity;
import org.storywatch.seed.Seed;

/// What somebody wants of a profile: one record of a compacted topic, of which the last one of each
/// key holds. It is about the line from which the profile tells, about one seed, or about the
/// profile itself: whether there is one that no folder has.
///
/// @param schema the version of this record's form
/// @param profile the profile's id
/// @param seed which seed it is about; empty where it is about the line, and [#ITSELF] where it is
///   about the profile itself
/// @param sensitivity how much the profile may tell, as [Sensitivity#of] reads it; empty where it
///   is what its folder says
/// @param name what people call the seed, a file's name or an address; or the profile, empty where
///   it was removed
/// @param title the seed's headline, empty where it has none
/// @param text the seed's text; empty, as its headline, where the seed was taken back
/// @param at when it was said
public record Revision(
    int schema,
    String profile,
    String seed,
    String sensitivity,
    String name,
    String title,
    String text,
    Instant at) {
  /// The form that this program writes.
  public static final int SCHEMA = 1;

  /// No seed is called so: a program that knows nothing of this takes it for a seed that was taken
  /// back.
  static final String ITSELF = "itself";

  private static final int ID_BYTES = 8;

  /// The earlier one first; of two at the same time every process takes the same.
  static final Comparator<Revision> IN_ORDER =
      Comparator.comparing(Revision::at)
          .thenComparing(Revision::sensitivity)
          .thenComparing(Revision::text)
          .thenComparing(Revision::title)
          .thenComparing(Revision::name);

  /// The profile tells from another line on.
  public static Revision line(String profile, Sensitivity sensitivity, Instant at) {
    return new Revision(SCHEMA, profile, "", sensitivity.name(), "", "", "", at);
  }

  /// The profile tells from the line on that its folder says.
  public static Revision filedLine(String profile, Instant at) {
    return new Revision(SCHEMA, profile, "", "", "", "", "", at);
  }

  /// There is such a profile, though no folder has it.
  public static Revision made(String profile, String name, Instant at) {
    return new Revision(SCHEMA, profile, ITSELF, "", name, "", "", at);
  }

  /// The profile that was made is there no more.
  public static Revision unmade(String profile, Instant at) {
    return new Revision(SCHEMA, profile, ITSELF, "", "", "", "", at);
  }

  /// The profile has one more seed. The same text is the same seed, whatever it is called.
  public static Revision added(String profile, Seed seed, Instant at) {
    String id = id(seed);
    return new Revision(SCHEMA, profile, id, "", seed.name(), seed.title(), seed.text(), at);
  }

  /// What a seed is known by.
  public static String id(Seed seed) {
    return Hash.of(ID_BYTES, seed.title(), seed.text());
  }

  /// The same seed, taken back.
  public Revision withdrawn(Instant when) {
    return new Revision(SCHEMA, profile, seed, "", name, "", "", when);
  }

  /// The same, said later.
  Revision saidAt(Instant when) {
    return new Revision(SCHEMA, profile, seed, sensitivity, name, title, text, when);
  }

  /// The key of its record.
  public String key() {
    return profile + "/" + seed;
  }

  /// The seed that it adds; nothing where it takes one back, or is about the line.
  public Optional<Seed> document() {
    return seed.isEmpty() || (title.isEmpty() && text.isEmpty())
        ? Optional.empty()
        : Optional.of(new Seed(name, title, text));
  }

  /// What the profile is called that it makes; nothing where it removes one, or is about something
  /// else.
  public Optional<String> maker() {
    return seed.equals(ITSELF) && !name.isEmpty() ? Optional.of(name) : Optional.empty();
  }

  /// Whether it holds something that is not in the folders.
  boolean adds() {
    return document().isPresent() || drawn().isPresent() || maker().isPresent();
  }

  /// The line that it draws; nothing where it is the folder's, or it is about a seed.
  public Optional<Sensitivity> drawn() {
    return sensitivity.isEmpty() ? Optional.empty() : Sensitivity.of(sensitivity);
  }
}
