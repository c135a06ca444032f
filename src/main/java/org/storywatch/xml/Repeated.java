package org.storywatch.xml;

import java.util.Set;
import java.util.function.BiPredicate;
import org.jdom2.Element;

/// The elements below the root, or below its children, that a document has many of. Only whole ones
/// are kept, and of too many only the newest.
///
/// @param names their local names
/// @param limit how many are kept
/// @param oldestFirst whether the first of two says that it is older than the other, which came
///   later: then the last ones are kept instead of the first ones
public record Repeated(Set<String> names, int limit, BiPredicate<Element, Element> oldestFirst) {
  /// Nothing is repeated.
  public static final Repeated NONE = new Repeated(Set.of(), 0, (_, _) -> false);
}
