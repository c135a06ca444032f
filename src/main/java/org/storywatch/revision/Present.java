package org.storywatch.revision;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.storywatch.profile.Filed;
import org.storywatch.profile.Sensitivity;
import org.storywatch.seed.Seed;

/// Which profiles there are now: those that were filed, and those that were made while the program
/// runs. A folder goes before what was made by the same id. For any threads.
public final class Present {
  private final Filed filed;
  private final Revisions revisions;
  private volatile Now now;

  /// As it was when so much had changed.
  private record Now(int changes, Map<String, String> names, Set<String> ids) {}

  /// @param filed what the folders say, which stays as it is
  /// @param revisions kept up to date by somebody else
  public Present(Filed filed, Revisions revisions) {
    this.filed = filed;
    this.revisions = revisions;
    this.now = look();
  }

  /// What people call them, by id; the same object for as long as nothing changes.
  public Map<String, String> names() {
    return now().names;
  }

  /// The ids; the same object for as long as nothing changes.
  public Set<String> ids() {
    return now().ids;
  }

  /// Whether a folder has it.
  public boolean isFiled(String profile) {
    return filed.line(profile).isPresent();
  }

  /// How much a profile may tell; empty where there is no such profile.
  public Optional<Sensitivity> line(String profile) {
    return usual(profile).map(usual -> revisions.line(profile).orElse(usual));
  }

  /// How much it may tell where nobody said anything else: what its folder says.
  public Optional<Sensitivity> usual(String profile) {
    return filed
        .line(profile)
        .or(() ->
            names().containsKey(profile) ? Optional.of(Sensitivity.NORMAL) : Optional.empty());
  }

  /// The seeds of its folder.
  public List<Seed> filedSeeds(String profile) {
    return filed.seeds(profile);
  }

  private Now now() {
    Now known = now;
    if (known.changes != revisions.changes()) {
      known = look();
      now = known;
    }
    return known;
  }

  private Now look() {
    int changes = revisions.changes();
    Map<String, String> names = new TreeMap<>(revisions.made());
    names.putAll(filed.names());
    return new Now(changes, Collections.unmodifiableMap(names), Set.copyOf(names.keySet()));
  }
}
