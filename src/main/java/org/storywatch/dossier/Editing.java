package org.storywatch.dossier;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.storywatch.profile.Filed;
import org.storywatch.profile.Sensitivity;
import org.storywatch.revision.Revision;
import org.storywatch.revision.Revisions;
import org.storywatch.seed.Seed;
import org.storywatch.web.Keeping;

/// The lines and seeds of profiles as the page shows and changes them: those of the folders, which
/// stay as they are, and what was changed beside them.
final class Editing {
  /// In characters; far more than an article has.
  private static final int LONGEST = 200_000;

  /// So many of the page's seeds a profile may have; each is read again at each start.
  private static final int MOST = 100;

  private final Filed filed;
  private final Revisions revisions;
  private final InstantSource clock;
  private final Keeping<Revision> keeping = new Keeping<>();

  /// @param revisions kept up to date by somebody else
  Editing(Filed filed, Revisions revisions, InstantSource clock) {
    this.filed = filed;
    this.revisions = revisions;
    this.clock = clock;
  }

  /// Takes changes from now on.
  void open(Consumer<Revision> sink) {
    keeping.open(sink);
  }

  /// Whether there is such a profile here.
  boolean knows(String profile) {
    return filed.line(profile).isPresent();
  }

  /// How much a profile may tell; empty where it is not watched here.
  Optional<Sensitivity> line(String profile) {
    return filedLine(profile).map(folder -> revisions.line(profile).orElse(folder));
  }

  /// How much its folder says.
  Optional<Sensitivity> filedLine(String profile) {
    return filed.line(profile);
  }

  /// Whether its line is another than its folder says.
  boolean isDrawn(String profile) {
    return revisions.line(profile).isPresent();
  }

  /// Those of its folder, and then those that were added.
  List<SeedLine> seeds(String profile) {
    return Stream.concat(
            filed.seeds(profile).stream().map(SeedLine::of),
            revisions.seeds(profile).stream().map(SeedLine::of))
        .toList();
  }

  /// @return empty when it is done, or why not, for people
  Optional<String> draw(String profile, double score) {
    return keep(Revision.line(profile, Sensitivity.from(score), now()));
  }

  /// Goes back to what the folder says.
  ///
  /// @return empty when it is done, or why not, for people
  Optional<String> undraw(String profile) {
    return keep(Revision.filedLine(profile, now()));
  }

  /// @return empty when it is done, or why not, for people
  Optional<String> add(String profile, Seed seed) {
    if (seed.title().length() + seed.text().length() > LONGEST) {
      return Optional.of("It is longer than an article. Keep the article only.");
    }
    if (revisions.seeds(profile).size() >= MOST) {
      return Optional.of("There are " + MOST + " seeds from this page already. Remove one first.");
    }
    String id = Revision.id(seed);
    boolean known =
        Stream.concat(
                filed.seeds(profile).stream().map(Revision::id),
                revisions.seeds(profile).stream().map(Revision::seed))
            .anyMatch(id::equals);
    return known
        ? Optional.of("This very text is one of its seeds already.")
        : keep(Revision.added(profile, seed, now()));
  }

  /// A seed that was added to a profile.
  Optional<Revision> added(String profile, String seed) {
    return revisions.seeds(profile).stream().filter(one -> one.seed().equals(seed)).findFirst();
  }

  /// @return empty when it is done, or why not, for people
  Optional<String> withdraw(Revision added) {
    return keep(added.withdrawn(now()));
  }

  private Instant now() {
    return clock.instant();
  }

  private Optional<String> keep(Revision wanted) {
    Revision said = revisions.next(wanted);
    Optional<String> why = keeping.keep(said.profile(), said);
    if (why.isEmpty()) {
      revisions.add(said);
    }
    return why;
  }
}
