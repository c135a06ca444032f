package org.storywatch.xml;

import org.jdom2.JDOMException;

/// A text passes the limits of what is read; its message says which.
public final class Oversized extends JDOMException {
  private static final long serialVersionUID = 1L;

  /// @param words such as "has more than 9 elements"
  public Oversized(String words) {
    super(words);
  }
}
