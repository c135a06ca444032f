package org.storywatch.dossier;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.storywatch.profile.Sensitivity;
import org.storywatch.revision.Present;
import org.storywatch.revision.Revision;
import org.storywatch.revision.Revisions;
import org.storywatch.seed.Seed;
import org.storywatch.web.Keeping;

/// The profiles as the page shows and changes them: those of the folders, which stay as they are,
/// what was changed of them, and those that were made here.
public final class Editing {
  /// So many of the page's seeds a profile may have; each is read again at each start.
  private static final int MOST = 100;

  private final Present profiles;
  private final Revisions revisions;
  private final InstantSource clock;
  private final Keeping<List<Revision>> keeping = new Keeping<>();

  /// @param profiles those that there are now, as the revisions say
  /// @param revisions kept up to date by somebody else
  public Editing(Present profiles, Revisions revisions, InstantSource clock) {
    this.profiles = profiles;
    this.revisions = revisions;
    this.clock = clock;
  }

  /// Takes changes from now on.
  ///
  /// @param sink returns when they are safe, and throws when that is not known
  public void open(Consumer<List<Revision>> sink) {
    keeping.open(sink);
  }

  /// What people call all profiles that there are, by id.
  public Map<String, String> names() {
    return profiles.names();
  }

  /// Whether there is such a profile here.
  boolean knows(String profile) {
    return profiles.names().containsKey(profile);
  }

  /// Whether a folder has it.
  boolean isFiled(String profile) {
    return profiles.isFiled(profile);
  }

  /// How much a profile may tell; empty where it is not watched here.
  public Optional<Sensitivity> line(String profile) {
    return profiles.line(profile);
  }

  /// How much it may tell where nobody drew another line.
  Optional<Sensitivity> usualLine(String profile) {
    return profiles.usual(profile);
  }

  /// Whether somebody drew another line.
  boolean isDrawn(String profile) {
    return revisions.line(profile).isPresent();
  }

  /// Those of its folder, and then those that were added.
  List<SeedLine> seeds(String profile) {
    return Stream.concat(
            profiles.filedSeeds(profile).stream().map(SeedLine::of),
            revisions.seeds(profile).stream().map(SeedLine::of))
        .toList();
  }

  /// @return empty when it is done, or why not, for people
  Optional<String> draw(String profile, double score) {
    return keep(profile, List.of(Revision.line(profile, Sensitivity.from(score), now())));
  }

  /// Goes back to what holds where nobody drew a line.
  ///
  /// @return empty when it is done, or why not, for people
  Optional<String> undraw(String profile) {
    return keep(profile, List.of(Revision.filedLine(profile, now())));
  }

  /// @return empty when it is done, or why not, for people
  Optional<String> add(String profile, Seed seed) {
    if (revisions.seeds(profile).size() >= MOST) {
      return Optional.of("There are " + MOST + " seeds from this page already. Remove one first.");
    }
    String id = Revision.id(seed);
    boolean known =
        Stream.concat(
                profiles.filedSeeds(profile).stream().map(Revision::id),
                revisions.seeds(profile).stream().map(Revision::seed))
            .anyMatch(id::equals);
    return known
        ? Optional.of("This very text is one of its seeds already.")
        : keep(profile, List.of(Revision.added(profile, seed, now())));
  }

  /// A seed that was added to a profile.
  Optional<Revision> added(String profile, String seed) {
    return revisions.seeds(profile).stream().filter(one -> one.seed().equals(seed)).findFirst();
  }

  /// @return empty when it is done, or why not, for people
  Optional<String> withdraw(Revision added) {
    return keep(added.profile(), List.of(added.withdrawn(now())));
  }

  /// Makes a profile that no folder has. What is left of an earlier one of the same id, such as
  /// seeds for a folder that is gone, is not taken over.
  ///
  /// @param seeds at least one
  /// @return empty when it is done, or why not, for people
  public Optional<String> make(String profile, String name, List<Seed> seeds) {
    Instant now = now();
    List<Revision> said = new ArrayList<>();
    said.add(Revision.made(profile, name, now));
    Set<String> own = new HashSet<>();
    for (Seed seed : seeds) {
      Revision added = Revision.added(profile, seed, now);
      if (own.add(added.seed())) {
        said.add(added);
      }
    }
    forget(profile, now).filter(one -> !own.contains(one.seed())).forEach(said::add);
    return keep(profile, said);
  }

  /// Removes a profile that was made here, with its seeds and its line.
  ///
  /// @return empty when it is done, or why not, for people
  Optional<String> remove(String profile) {
    Instant now = now();
    return keep(
        profile,
        Stream.concat(Stream.of(Revision.unmade(profile, now)), forget(profile, now)).toList());
  }

  private Stream<Revision> forget(String profile, Instant now) {
    return Stream.concat(
        Stream.of(Revision.filedLine(profile, now)).filter(_ -> isDrawn(profile)),
        revisions.seeds(profile).stream().map(one -> one.withdrawn(now)));
  }

  private Instant now() {
    return clock.instant();
  }

  private Optional<String> keep(String profile, List<Revision> wanted) {
    List<Revision> said = wanted.stream().map(revisions::next).toList();
    Optional<String> why = keeping.keep(profile, said);
    if (why.isEmpty()) {
      said.forEach(revisions::add);
    }
    return why;
  }
}
