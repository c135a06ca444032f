package org.storywatch.faults;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Names that nobody has, each given once.
final class Names {
  private static final List<String> FIRST =
      List.of(
          "bra", "dor", "fel", "gri", "hul", "jas", "kov", "lem", "mir", "nal", "pos", "rud", "sel",
          "tam", "vok", "zim");
  private static final List<String> MIDDLE =
      List.of("a", "anda", "eri", "ilo", "oma", "uste", "ibe", "ogu", "ara", "ene");
  private static final List<String> LAST =
      List.of(
          "ban", "dik", "fors", "gel", "kin", "lund", "mets", "nov", "rik", "sen", "tor", "vas");

  private final Random random;
  private final Set<String> given = new HashSet<>();

  Names(Random random) {
    this.random = random;
  }

  /// A name that was not given yet.
  String next() {
    while (true) {
      String small = one(FIRST) + one(MIDDLE) + one(LAST);
      if (random.nextInt(3) == 0) {
        small = one(FIRST) + "i" + small;
      }
      if (given.add(small)) {
        return Character.toUpperCase(small.charAt(0)) + small.substring(1);
      }
    }
  }

  private String one(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
