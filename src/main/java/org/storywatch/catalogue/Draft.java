package org.storywatch.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.storywatch.web.FilledIn;

/// A profile that somebody wants to make, as it was typed in, and what is wrong with it.
///
/// @param name what it is to be called
/// @param title of the example that was typed in, and `text` its text
/// @param address of a page that is an example
/// @param problems what is wrong, by the name of the field, in the order of the form
public record Draft(
    String name, String title, String text, String address, Map<String, String> problems)
    implements FilledIn {
  static final Draft BLANK = new Draft("", "", "", "", Map.of());

  /// Copies the map.
  public Draft {
    problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems)); // in their order
  }

  Draft with(Map<String, String> wrong) {
    return new Draft(name, title, text, address, wrong);
  }

  /// Whether a text was typed in.
  boolean hasText() {
    return !title.isBlank() || !text.isBlank();
  }

  /// Whether an address was.
  boolean hasAddress() {
    return !address.isBlank();
  }

  /// All that is wrong, each with the field that it is about.
  public List<Map.Entry<String, String>> wrong() {
    return List.copyOf(problems.entrySet());
  }
}
