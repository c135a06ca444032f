package org.storywatch.xml;

import java.util.List;
import org.jdom2.Document;

/// What was read.
///
/// @param documents mostly one; more where one follows another in the same text
/// @param cut whether the text breaks off before its end
/// @param omitted how many of the [Repeated] were too many
public record Reading(List<Document> documents, boolean cut, int omitted) {
  /// Copies the list.
  public Reading {
    documents = List.copyOf(documents);
  }

  /// The first one.
  public Document document() {
    return documents.getFirst();
  }
}
