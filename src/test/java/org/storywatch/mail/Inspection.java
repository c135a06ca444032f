package org.storywatch.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Looks at a mail as others see it: mime4j for the parts, jsoup for the HTML, our own eyes for the
/// bytes.
final class Inspection {
  private static final List<String> HEADER =
      List.of(
          "Date",
          "From",
          "To",
          "Subject",
          "Message-ID",
          "In-Reply-To",
          "References",
          "List-Id",
          "List-Archive",
          "List-Unsubscribe",
          "List-Unsubscribe-Post",
          "Auto-Submitted",
          "MIME-Version",
          "Content-Type");
  private static final List<String> PART = List.of("Content-Type", "Content-Transfer-Encoding");
  private static final Set<String> TAGS =
      Set.of(
          "html", "head", "meta", "title", "style", "body", "table", "tbody", "tr", "td", "h1",
          "h2", "div", "p", "a", "b", "bdi", "span", "br", "ol", "li");
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "lang",
          "charset",
          "name",
          "content",
          "class",
          "style",
          "role",
          "width",
          "cellpadding",
          "cellspacing",
          "border",
          "align",
          "dir",
          "href",
          "target",
          "rel",
          "id");
  private static final Pattern LINK =
      Pattern.compile(
          "https://(?:watch|news|copy)\\.example\\.org/\\S*|http://old\\.example\\.org/|#n\\d+");
  private static final String TRICKS =
      "\u2028\u2029\u200B\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\uFEFF\u3164";
  private static final String STYLE = style();

  private static final Set<String> STYLES = styles();

  private Inspection() {}

  static void mail(byte[] mail) {
    bytes(mail);
    try {
      Message message = parsed(mail);
      assertThat(names(message)).containsExactlyInAnyOrderElementsOf(HEADER);
      assertThat(message.getTo()).hasSize(1);
      assertThat(message.getTo().getFirst().toString()).isEqualTo("reader@example.org");
      assertThat(message.getFrom()).hasSize(1);
      assertThat(message.getFrom().getFirst().getAddress()).isEqualTo("alerts@example.org");
      assertThat(message.getCc()).isNull();
      assertThat(message.getBcc()).isNull();
      assertThat(message.getSubject()).hasSizeLessThanOrEqualTo(160).doesNotContain("\r", "\n");
      clean(message.getSubject());
      Multipart parts = (Multipart) message.getBody();
      assertThat(parts.getSubType()).isEqualTo("alternative");
      assertThat(parts.getBodyParts()).hasSize(2);
      String text = content(parts.getBodyParts().get(0), "text/plain");
      String html = content(parts.getBodyParts().get(1), "text/html");
      clean(text);
      html(html);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void bytes(byte[] mail) {
    int column = 0;
    for (int i = 0; i < mail.length; i++) {
      byte b = mail[i];
      if (b == '\n') {
        demand(i > 0 && mail[i - 1] == '\r', "a line feed alone", i);
        column = 0;
      } else if (b == '\r') {
        demand(i + 1 < mail.length && mail[i + 1] == '\n', "a carriage return alone", i);
      } else {
        demand(b >= 0x20 && b < 0x7f, "an octet that is not plain", i);
        column++;
        demand(column <= 998, "a line of more than 998 octets", i);
      }
    }
    assertThat(new String(mail, US_ASCII)).endsWith("--\r\n");
  }

  private static void clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ours = (c >= ' ' && c < 0x7f) || c == '\r' || c == '\n';
      demand(ours || !Character.isISOControl(c), "a control character", (int) c);
      demand(TRICKS.indexOf(c) < 0, "a character that plays tricks", (int) c);
    }
  }

  private static void demand(boolean what, String words, Object where) {
    if (!what) {
      throw new AssertionError(words + ": " + where);
    }
  }

  private static Message parsed(byte[] mail) throws IOException {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(
        MimeConfig.custom().setStrictParsing(true).setMalformedHeaderStartsBody(true).build());
    return builder.parseMessage(new ByteArrayInputStream(mail));
  }

  private static List<String> names(Entity entity) {
    return entity.getHeader().getFields().stream().map(Field::getName).toList();
  }

  private static String content(Entity part, String type) throws IOException {
    assertThat(names(part)).isEqualTo(PART);
    assertThat(part.getMimeType()).isEqualTo(type);
    return new String(((TextBody) part.getBody()).getInputStream().readAllBytes(), UTF_8);
  }

  static void html(String html) {
    clean(html);
    Document document = Jsoup.parse(html);
    for (Element element : document.getAllElements()) {
      demand(element instanceof Document || TAGS.contains(element.normalName()), "a tag", element);
      for (Attribute attribute : element.attributes()) {
        demand(ATTRIBUTES.contains(attribute.getKey()), "an attribute", element);
      }
      if (element.hasAttr("href")) {
        demand(element.normalName().equals("a"), "a link that is none", element);
        demand(LINK.matcher(element.attr("href")).matches(), "a link", element);
      }
      demand(!element.hasAttr("style") || STYLES.contains(element.attr("style")), "style", element);
    }
    assertThat(document.select("style")).hasSize(1);
    assertThat(document.expectFirst("style").data().replace("\r", "")).isEqualTo(STYLE);
    assertThat(document.select("meta[http-equiv]")).isEmpty();
    assertThat(document.select("title")).hasSize(1);
    assertThat(document.select("h1")).hasSize(1);
  }

  /// What stands in the mails that were agreed on.
  private static Set<String> styles() {
    return Mails.all().values().stream()
        .map(message -> Jsoup.parse(MimeMessageText.html(Samples.mail().message(message))))
        .flatMap(html -> html.select("[style]").eachAttr("style").stream())
        .peek(style -> demand(!style.contains("url("), "a style that loads", style))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String style() {
    return Jsoup.parse(Samples.mail().html(Mails.immediate())).expectFirst("style").data();
  }
}
