package org.storywatch.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storywatch.dossier.Offers.Offer;
import org.storywatch.dossier.Offers.Refused;
import org.storywatch.dossier.Offers.Taken;
import org.storywatch.seed.Seed;

/// Decides whether a profile can be made of a name and examples. All of them have to be usable:
/// nobody is to find out later that one was left out.
final class Founding {
  /// So many files at once.
  static final int MOST_FILES = 20;

  /// What comes of it.
  sealed interface Outcome permits Founded, Wrong {}

  /// It can be made.
  ///
  /// @param seeds at least one
  record Founded(String id, String name, List<Seed> seeds) implements Outcome {}

  /// It cannot.
  ///
  /// @param problems why, for people, by the name of the field
  record Wrong(Map<String, String> problems) implements Outcome {}

  /// The examples, as they were read.
  ///
  /// @param any whether somebody gave one
  /// @param text the one that was typed in, if one was
  /// @param page the one at an address, where it was asked for
  /// @param files those that were chosen
  record Examples(boolean any, Optional<Offer> text, Optional<Offer> page, List<Offer> files) {}

  private Founding() {}

  /// @param taken what people call the profiles that there are, by id
  static Outcome of(String name, Map<String, String> taken, Examples examples) {
    Map<String, String> problems = new LinkedHashMap<>();
    Naming.problem(name, taken).ifPresent(why -> problems.put("name", why));
    List<Seed> seeds = new ArrayList<>();
    examples.text().ifPresent(offer -> judge("text", offer, seeds, problems));
    examples.page().ifPresent(offer -> judge("address", offer, seeds, problems));
    examples.files().forEach(offer -> judge("file", offer, seeds, problems));
    if (examples.files().size() > MOST_FILES) {
      problems.put(
          "file", "Choose %d files at most; more can be added later.".formatted(MOST_FILES));
    }
    if (!examples.any()) {
      problems.put("text", "Give an example: a text, the address of a page, or files.");
    }
    return problems.isEmpty()
        ? new Founded(Naming.id(name).orElseThrow(), name, List.copyOf(seeds))
        : new Wrong(problems);
  }

  private static void judge(
      String field, Offer offer, List<Seed> seeds, Map<String, String> problems) {
    switch (offer) {
      case Taken(var read) -> seeds.add(read.seed());
      case Refused(String why) -> problems.merge(field, why, (one, other) -> one + " " + other);
    }
  }
}
