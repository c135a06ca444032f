package org.storywatch.format;

import com.rometools.rome.io.impl.XmlFixerReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.XMLReaders;

/// Reads XML that is to be written again: what is broken is refused, and nothing outside of it is
/// ever opened.
public final class StrictXml {
  private static final Pattern DOCTYPE =
      Pattern.compile("<!DOCTYPE[^<>\\[]*(\\[[^\\]]*\\]\\s*)?>", Pattern.CASE_INSENSITIVE);

  private static final int PROLOG = 16 * 1024;

  private StrictXml() {}

  /// The document, only where it is whole: mending would guess at what is missing. Bare ampersands
  /// and the names of HTML are taken from sloppy writers nevertheless.
  ///
  /// @throws JDOMException with the line, when it is not well-formed
  public static Document read(String xml) throws JDOMException {
    String bare = withoutType(xml);
    try {
      return build(new StringReader(bare));
    } catch (JDOMException e) {
      // What stands before anything else would be dropped, and its lines not counted.
      boolean declared = bare.startsWith("<?xml");
      return build(fixing(declared ? bare : "<?xml version=\"1.0\"?>" + bare));
    }
  }

  // Old RSS begins with a document type that no longer exists anywhere. Lines keep their numbers.
  private static String withoutType(String xml) {
    Matcher doctype = DOCTYPE.matcher(xml).region(0, Math.min(PROLOG, xml.length()));
    if (!doctype.find()) {
      return xml;
    }
    long lines = xml.substring(0, doctype.end()).chars().filter(c -> c == '\n').count();
    return "\n".repeat((int) lines) + xml.substring(doctype.end());
  }

  // Knows the names of HTML, which many feeds use without defining them.
  private static Reader fixing(String xml) {
    return new XmlFixerReader(new StringReader(xml));
  }

  private static Document build(Reader xml) throws JDOMException {
    SAXBuilder builder = new SAXBuilder(XMLReaders.NONVALIDATING);
    builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
    builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    builder.setExpandEntities(false);
    try (xml) {
      return builder.build(xml);
    } catch (IOException e) {
      throw new JDOMException("cannot be read", e);
    }
  }
}
