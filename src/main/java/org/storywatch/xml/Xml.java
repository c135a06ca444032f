package org.storywatch.xml;

import java.util.ArrayList;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.JDOMException;

/// Reads XML of strangers. What is not well-formed is mended as a browser would; of what breaks off
/// the whole part is kept.
public final class Xml {
  private static final int DOCUMENTS = 10;

  private Xml() {}

  /// What is in a text.
  ///
  /// @param characters cleaned by [Characters], from the root element on
  /// @throws Oversized when it passes the limits
  /// @throws JDOMException when it is not XML and cannot be mended
  public static Reading read(String characters, Repeated repeated) throws JDOMException {
    String text = References.mended(characters);
    List<Document> documents = new ArrayList<>();
    boolean cut = false;
    int omitted = 0;
    while (!text.isEmpty() && documents.size() < DOCUMENTS) {
      Reading first;
      Attempt attempt = Attempt.of(text, repeated);
      if (attempt.isWhole()) {
        first = new Reading(List.of(attempt.tree().document()), false, attempt.tree().omitted());
        text = next(text, attempt.end());
      } else if (documents.isEmpty()) {
        first = broken(text, repeated, attempt);
        text = "";
      } else {
        cut = true;
        break;
      }
      documents.addAll(first.documents());
      cut |= first.cut();
      omitted += first.omitted();
    }
    if (documents.isEmpty()) {
      throw new JDOMException("there is no element");
    }
    return new Reading(documents, cut, omitted);
  }

  private static Reading broken(String text, Repeated repeated, Attempt attempt)
      throws JDOMException {
    if (repeated.names().isEmpty() || text.lastIndexOf("</" + name(text)) >= 0) {
      return Mending.of(text, repeated, false);
    }
    int end = lastEnd(text, repeated);
    if (end < 0) {
      throw new JDOMException("it breaks off before its first entry is whole", attempt.trouble());
    }
    String whole = text.substring(0, end);
    Attempt again = Attempt.of(whole + attempt.tree().missing(), repeated);
    return again.isWhole()
        ? new Reading(List.of(again.tree().document()), true, again.tree().omitted())
        : Mending.of(whole, repeated, true);
  }

  // Another document of the same kind; anything else behind the end is somebody's litter.
  private static String next(String text, int end) {
    int next = text.indexOf("<" + name(text), end);
    return next < 0 ? "" : text.substring(next);
  }

  private static int lastEnd(String text, Repeated repeated) {
    int end = text.lastIndexOf('>');
    while (end >= 0) {
      int start = text.lastIndexOf('<', end);
      if (start >= 0 && text.startsWith("</", start)) {
        String name = text.substring(start + 2, end).strip();
        if (repeated.names().contains(name.substring(name.indexOf(':') + 1))) {
          return end + 1;
        }
      }
      end = start < 0 ? -1 : text.lastIndexOf('>', start);
    }
    return -1;
  }

  private static String name(String text) {
    int end = 1;
    while (end < text.length() && " \t\n/>".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(Math.min(1, text.length()), end);
  }
}
