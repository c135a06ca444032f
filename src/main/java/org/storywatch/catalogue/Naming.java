package org.storywatch.catalogue;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes the id of a profile, which is also the address of its page, of what people call it.
final class Naming {
  /// In characters, of a name.
  static final int LONGEST = 80;

  /// Accents of Latin, Greek and Cyrillic letters; the marks of other scripts carry meaning.
  private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");

  private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern ENDS = Pattern.compile("^-+|-+$");
  private static final Pattern WORD = Pattern.compile(".*[\\p{L}\\p{N}].*");

  private Naming() {}

  /// @return its letters and digits in lower case, without accents, with a hyphen for each gap;
  ///   nothing where it has none
  static Optional<String> id(String name) {
    String plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    String lower = Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    String id = ENDS.matcher(GAPS.matcher(lower).replaceAll("-")).replaceAll("");
    return WORD.matcher(id).matches() ? Optional.of(id) : Optional.empty();
  }

  /// @param taken what people call the profiles that there are, by id
  /// @return why a profile cannot be called so, for people; nothing where it can
  static Optional<String> problem(String name, Map<String, String> taken) {
    if (name.isBlank()) {
      return Optional.of("Type in a name.");
    }
    if (name.length() > LONGEST) {
      return Optional.of("Take a shorter name, of %d characters at most.".formatted(LONGEST));
    }
    Optional<String> id = id(name);
    if (id.isEmpty()) {
      return Optional.of(
          "Take a name with letters or digits: the address of its page is made of them.");
    }
    return taken.entrySet().stream()
        .filter(
            one -> one.getKey().equalsIgnoreCase(id.get()) || one.getValue().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .map(other ->
            "There is a profile of this name already: %s. Take another name, or add seeds on its page."
                .formatted(other));
  }
}
