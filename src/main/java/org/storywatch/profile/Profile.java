package org.storywatch.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A standing interest: weighted terms, and how far its seeds agree.
///
/// @param id the name of its folder
/// @param name as people read it
/// @param vectors its weighted terms
/// @param agreement how alike its seeds are
/// @param sensitivity how much it may tell
/// @param spellings how people write its terms
/// @param examples the texts that its terms and its agreement are made of, and counter-examples
/// @param foreign the same for articles of other languages
public record Profile(
    String id,
    String name,
    Vectors vectors,
    Agreement agreement,
    Sensitivity sensitivity,
    Map<String, String> spellings,
    Examples examples,
    Foreign foreign) {

  /// A profile as if its terms were those of a single seed.
  public Profile(
      String id,
      String name,
      Vectors vectors,
      Agreement agreement,
      Sensitivity sensitivity,
      Map<String, String> spellings) {
    this(
        id,
        name,
        vectors,
        agreement,
        sensitivity,
        spellings,
        Examples.filed(List.of(vectors)),
        Foreign.NONE);
  }

  /// @param language of an article, empty when it is not known
  /// @return whether the article can be compared word by word
  public boolean speaks(String language) {
    return language.isEmpty() || foreign.home().isEmpty() || foreign.home().contains(language);
  }

  /// @return the profile that articles of other languages are compared with
  public Profile abroad() {
    return new Profile(
        id,
        name,
        foreign.vectors(),
        foreign.agreement(),
        sensitivity,
        spellings,
        foreign.examples(),
        foreign);
  }

  static Profile filed(
      String id,
      ProfileSettings settings,
      List<Vectors> seeds,
      Foreign foreign,
      Map<String, String> spellings) {
    return new Profile(
        id,
        settings.nameOr(id),
        Vectors.centre(seeds),
        Agreement.of(seeds),
        settings.sensitivity(),
        Map.copyOf(spellings),
        Examples.filed(seeds),
        foreign);
  }

  /// This profile, which is as it was filed, with what people said of articles.
  ///
  /// @param more further examples of its language, each counts as a seed
  /// @param less counter-examples of its language
  /// @param spelled how people write the terms of the further examples
  public Profile with(List<Example> more, List<Example> less, Map<String, String> spelled) {
    Examples all = examples.with(more, less);
    Map<String, String> together = new HashMap<>(spelled);
    together.putAll(spellings);
    List<Vectors> own = all.own().toList();
    return new Profile(
        id,
        name,
        more.isEmpty() ? vectors : Vectors.centre(own),
        more.isEmpty() ? agreement : Agreement.of(own),
        sensitivity,
        Map.copyOf(together),
        all,
        foreign);
  }

  /// The same for its view of articles of other languages.
  public Profile withAbroad(List<Example> more, List<Example> less) {
    return new Profile(
        id, name, vectors, agreement, sensitivity, spellings, examples, foreign.with(more, less));
  }
}
