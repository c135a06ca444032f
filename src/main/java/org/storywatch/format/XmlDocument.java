package org.storywatch.format;

import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.storywatch.xml.Repeated;
import org.storywatch.xml.Xml;

/// Reads XML of strangers other than feeds: nothing outside of it is ever opened, no entity is
/// defined by it, and what is not well-formed is mended as a browser would.
public final class XmlDocument {
  private XmlDocument() {}

  /// The document.
  ///
  /// @param xml as [FeedText] gives it
  /// @throws JDOMException when it is not XML and cannot be mended
  public static Document read(String xml) throws JDOMException {
    return Xml.read(xml, Repeated.NONE).document();
  }
}
