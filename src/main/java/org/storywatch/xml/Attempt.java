package org.storywatch.xml;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jdom2.JDOMException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/// One run of the JDK's parser over a text, up to the end of its first element.
///
/// Prefixes are looked up by [Tree], not by the parser: it would refuse those that nobody declared.
///
/// @param tree what came before it ended or broke
/// @param end where the element ends in the text, -1 when it does not
/// @param trouble why it broke
record Attempt(Tree tree, int end, @Nullable SAXException trouble) {
  /// What Java says when its own limits are passed (java.xml module, "Processing Limits").
  private static final String LIMIT = "JAXP0001";

  private static final List<String> UNLIMITED =
      List.of(
          "entityExpansionLimit",
          "totalEntitySizeLimit",
          "maxGeneralEntitySizeLimit",
          "entityReplacementLimit",
          "maxElementDepth");

  private static final String PROPERTIES = "http://www.oracle.com/xml/jaxp/properties/";

  static Attempt of(String text, Repeated repeated) throws JDOMException {
    Grower grower = new Grower(text, new Tree(repeated));
    try {
      parser().parse(new InputSource(new StringReader(text)), grower);
      return new Attempt(grower.tree, grower.end, null);
    } catch (Passed e) {
      throw e.words;
    } catch (SAXException e) {
      if (String.valueOf(e.getMessage()).contains(LIMIT)) {
        throw new Oversized(
            "has an element with more than " + Tree.ATTRIBUTES + " attributes, or an endless name");
      }
      return new Attempt(grower.tree, grower.end, e);
    } catch (IOException | ParserConfigurationException e) {
      throw new JDOMException("it cannot be read: " + e.getMessage(), e);
    }
  }

  boolean isWhole() {
    return end >= 0;
  }

  private static SAXParser parser() throws ParserConfigurationException, SAXException {
    SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
    factory.setNamespaceAware(false);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
    factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    SAXParser parser = factory.newSAXParser();
    parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    parser.setProperty(PROPERTIES + "elementAttributeLimit", String.valueOf(Tree.ATTRIBUTES));
    // Without a document type there are no entities to multiply, but &amp; would be counted.
    for (String limit : UNLIMITED) {
      parser.setProperty(PROPERTIES + limit, "0");
    }
    return parser;
  }

  private static final class Grower extends DefaultHandler {
    private final String text;
    private final Tree tree;
    private @Nullable Locator locator;
    private int end = -1;

    Grower(String text, Tree tree) {
      this.text = text;
      this.tree = tree;
    }

    @Override
    public void setDocumentLocator(Locator locator) {
      this.locator = locator;
    }

    @Override
    public InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId) {
      return new InputSource(new StringReader(""));
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes)
        throws SAXException {
      Map<String, String> written =
          attributes.getLength() == 0
              ? Map.of()
              : LinkedHashMap.newLinkedHashMap(attributes.getLength());
      for (int i = 0; i < attributes.getLength(); i++) {
        written.put(attributes.getQName(i), attributes.getValue(i));
      }
      try {
        tree.open(name, written);
      } catch (Oversized e) {
        throw new Passed(e);
      }
    }

    @Override
    public void characters(char[] characters, int from, int length) {
      tree.text(characters, from, length);
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
      tree.close();
      if (tree.isClosed()) {
        end = here();
        throw new SAXException("the end of the first element");
      }
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }

    // The parser knows lines and columns only.
    private int here() {
      if (locator == null) {
        return text.length();
      }
      int start = 0;
      for (int line = 1; line < locator.getLineNumber() && start >= 0; line++) {
        start = text.indexOf('\n', start) + 1;
      }
      int at = Math.min(text.length(), start + Math.max(0, locator.getColumnNumber() - 1));
      return text.lastIndexOf('>', at - 1) + 1;
    }
  }

  /// Carries the words through the parser.
  private static final class Passed extends SAXException {
    private static final long serialVersionUID = 1L;
    private final transient Oversized words;

    Passed(Oversized words) {
      this.words = words;
    }
  }
}
