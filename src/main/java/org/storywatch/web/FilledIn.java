package org.storywatch.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A form as somebody filled it in, with what is wrong with it, as the templates show it beside
/// each field.
public interface FilledIn {
  /// What is wrong, for people, by the name of the field.
  Map<String, String> problems();

  /// @return what is wrong with a field, empty for nothing
  default String problem(String field) {
    return problems().getOrDefault(field, "");
  }

  /// For an attribute that is there only where something is wrong.
  default @Nullable String invalid(String field) {
    return problems().containsKey(field) ? "true" : null;
  }

  /// The id of the words that say what is wrong, for an attribute that is there only then.
  default @Nullable String described(String field) {
    return problems().containsKey(field) ? field + "-problem" : null;
  }
}
