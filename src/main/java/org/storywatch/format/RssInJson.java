package org.storywatch.format;

import java.util.List;
import java.util.Map;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Verifier;
import org.storywatch.xml.Characters;
import org.storywatch.xml.Oversized;
import tools.jackson.databind.JsonNode;

/// RSS 2.0 written in JSON, as a few sites have it: an object is an element, a list is the element
/// several times, `#value` is its text and strings beside that are its attributes; else a string
/// may be either and is taken as both.
final class RssInJson {
  private static final String TEXT = "#value";
  private static final int ELEMENTS = 100_000;

  private int elements;

  private RssInJson() {}

  /// The same in XML.
  ///
  /// @throws Oversized when it has too many elements
  static Document document(JsonNode rss) throws Oversized {
    Element root = new Element("rss");
    new RssInJson().fill(root, rss);
    return new Document(root);
  }

  // The reader of JSON bounds the depth.
  private void fill(Element element, JsonNode object) throws Oversized {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String name = property.getKey();
      JsonNode value = property.getValue();
      if (name.equals(TEXT)) {
        element.addContent(text(value));
      } else if (Verifier.checkAttributeName(name) == null) {
        if (value.isValueNode()) {
          element.setAttribute(name, text(value));
        }
        boolean beside = value.isValueNode() && object.has(TEXT);
        for (JsonNode one :
            value.isArray() ? value : beside ? List.<JsonNode>of() : List.of(value)) {
          if (++elements > ELEMENTS) {
            throw new Oversized("has more than " + ELEMENTS + " elements");
          }
          Element child = new Element(name);
          if (one.isValueNode()) {
            child.setText(text(one));
          } else {
            fill(child, one);
          }
          element.addContent(child);
        }
      }
    }
  }

  private static String text(JsonNode value) {
    String text = value.isNull() ? "" : value.asString("");
    return Characters.clean(text);
  }
}
