package org.storywatch.format;

import com.rometools.rome.io.impl.XmlFixerReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.XMLReaders;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/// Reads XML of strangers: nothing outside of it is ever opened, no entity is defined by it, and
/// what is not well-formed is mended as a browser would.
public final class XmlDocument {
  private static final Pattern DOCTYPE =
      Pattern.compile("<!DOCTYPE[^<>\\[]*(\\[[^\\]]*\\]\\s*)?>", Pattern.CASE_INSENSITIVE);

  private static final int PROLOG = 16 * 1024;

  private XmlDocument() {}

  /// The document.
  ///
  /// @param xml without a byte order mark, already decoded
  /// @throws JDOMException when it is not XML and cannot be mended
  public static Document read(String xml) throws JDOMException {
    // Old RSS begins with a document type that no longer exists anywhere.
    Matcher doctype = DOCTYPE.matcher(xml).region(0, Math.min(PROLOG, xml.length()));
    String bare = doctype.find() ? xml.substring(doctype.end()) : xml;
    try {
      return build(bare);
    } catch (JDOMException e) {
      return build(mended(bare));
    }
  }

  private static Document build(String xml) throws JDOMException {
    SAXBuilder builder = new SAXBuilder(XMLReaders.NONVALIDATING);
    builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
    builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    builder.setExpandEntities(false);
    // Knows the names of HTML, which many feeds use without defining them.
    try (XmlFixerReader reader = new XmlFixerReader(new StringReader(xml))) {
      return builder.build(reader);
    } catch (IOException e) {
      throw new JDOMException("cannot be read", e);
    }
  }

  private static String mended(String xml) {
    org.jsoup.nodes.Document document = Jsoup.parse(xml, "", Parser.xmlParser());
    document
        .outputSettings()
        .prettyPrint(false)
        .escapeMode(org.jsoup.nodes.Entities.EscapeMode.xhtml);
    document.childNodes().stream()
        .filter(node -> !(node instanceof org.jsoup.nodes.Element))
        .toList()
        .forEach(org.jsoup.nodes.Node::remove);
    return document.outerHtml();
  }
}
