package org.storywatch.revision;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.storywatch.article.LastWord;
import org.storywatch.profile.Filed;
import org.storywatch.profile.Sensitivity;

/// The last word on each profile, its line and its seeds, whatever order they come in. For any
/// threads.
public final class Revisions {
  private static final Comparator<Revision> IN_ORDER =
      Comparator.comparing(Revision::at).thenComparing(Revision::seed);

  private final Map<String, Revision> last = new TreeMap<>();
  private int changes;

  /// Takes a word that may be known already, or be older than what is known.
  public synchronized void add(Revision said) {
    Revision known = last.get(said.key());
    if (known == null || Revision.IN_ORDER.compare(said, known) > 0) {
      last.put(said.key(), said);
      changes++;
    }
  }

  /// How often what holds has changed; whoever sees another number has to look again.
  public synchronized int changes() {
    return changes;
  }

  /// How many profiles, lines and seeds are other than the folders say.
  public synchronized int holding() {
    return (int) last.values().stream().filter(Revision::adds).count();
  }

  /// The profiles that were made without a folder, by id, and what people call them.
  public synchronized SortedMap<String, String> made() {
    SortedMap<String, String> made = new TreeMap<>();
    last.values().forEach(one -> one.maker().ifPresent(name -> made.put(one.profile(), name)));
    return made;
  }

  /// The seeds that were added to a profile, in the order in which that was said.
  public synchronized List<Revision> seeds(String profile) {
    return last.values().stream()
        .filter(one -> one.profile().equals(profile) && one.document().isPresent())
        .sorted(IN_ORDER)
        .toList();
  }

  /// The line that was drawn for a profile, where it is another than its folder says.
  public synchronized Optional<Sensitivity> line(String profile) {
    return Optional.ofNullable(last.get(profile + "/")).flatMap(Revision::drawn);
  }

  /// What the profiles are made of now.
  public synchronized Filed of(Filed folders) {
    Map<String, List<Revision>> seeds =
        last.values().stream()
            .filter(one -> one.document().isPresent())
            .sorted(IN_ORDER)
            .collect(Collectors.groupingBy(Revision::profile));
    return folders.with(
        this::line,
        profile ->
            seeds.getOrDefault(profile, List.of()).stream()
                .flatMap(one -> one.document().stream())
                .toList(),
        made());
  }

  /// The same word at a time that is later than all that is known of its key, see [LastWord].
  public synchronized Revision next(Revision said) {
    Optional<Revision> known = Optional.ofNullable(last.get(said.key()));
    return said.saidAt(LastWord.at(said.at(), known.map(Revision::at)));
  }
}
