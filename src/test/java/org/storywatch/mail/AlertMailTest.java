package org.storywatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Message;
import org.storywatch.article.Article;

class AlertMailTest {
  private static final Path GOLDEN = Path.of("src/test/resources/org/storywatch/mail");

  private final AlertMail mail = Samples.mail();
  private final Alert one =
      Samples.alert(
          Samples.opening(), List.of(Samples.copy("Daily Kiosk"), Samples.copy("Levant Ledger")));
  private final Alert two =
      Samples.alert(Samples.article(9, "Open Wire", "Barrage: “no danger”, says builder", "So."));

  /// `-Dgolden=write` writes the files anew; look at the difference before keeping it.
  @ParameterizedTest
  @ValueSource(strings = {"one.eml", "digest.eml"})
  void theMailIsTheOneThatWasAgreed(String name) throws Exception {
    byte[] is = mail.message(name.equals("one.eml") ? Message.of(one) : Message.of(one, two));
    if ("write".equals(System.getProperty("golden"))) {
      Files.write(GOLDEN.resolve(name), is);
    }
    assertThat(lines(is)).isEqualTo(lines(Files.readAllBytes(GOLDEN.resolve(name))));
  }

  @Test
  void theSameAlertsGiveTheSameBytes() {
    assertThat(mail.message(Message.of(one, two))).isEqualTo(mail.message(Message.of(one, two)));
  }

  @Test
  void theHeadersTellWhatItIs() throws Exception {
    MimeMessage message = parsed(List.of(one));
    assertThat(message.getSubject())
        .isEqualTo("[velden-barrage] " + one.development().orElseThrow().first().title());
    assertThat(message.getMessageID()).isEqualTo("<alert-article-0@example.org>");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getHeader("List-Id"))
        .containsExactly("<velden-barrage.storywatch.example.org>");
    assertThat(message.getSentDate().toInstant()).isEqualTo("2026-03-14T12:00:45Z");
    assertThat(message.getContentType()).startsWith("multipart/alternative");
    MimeMultipart parts = (MimeMultipart) message.getContent();
    assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
  }

  @Test
  void whatElseIsToBeSaidStandsBelowTheAlertsInBothParts() throws Exception {
    Message message =
        new Message(List.of(one, two), List.of("The <b>Courier</b> is away"), Map.of());
    Document html = Jsoup.parse(mail.html(message));
    assertThat(html.text()).contains("Of your feeds The <b>Courier</b> is away You get this mail");
    assertThat(new String(mail.message(message), java.nio.charset.StandardCharsets.US_ASCII))
        .contains("Of your feeds:\r\n* The <b>Courier</b> is away\r\n");
    assertThat(mail.html(Message.of(one))).doesNotContain("Of your feeds");
  }

  @Test
  void aDigestCountsWhatElseItHas() throws Exception {
    MimeMessage message = parsed(List.of(one, two));
    assertThat(message.getSubject()).startsWith("[velden-barrage] Velden").endsWith(" (+1 more)");
    assertThat(message.getMessageID()).isNotEqualTo(parsed(List.of(two, one)).getMessageID());
  }

  @Test
  void theMailsOfAStoryAnswerTheSameRoot() throws Exception {
    assertThat(parsed(List.of(one)).getHeader("References"))
        .isEqualTo(parsed(List.of(two)).getHeader("References"))
        .isEqualTo(parsed(List.of(two)).getHeader("In-Reply-To"));
  }

  @Test
  void aTitleCannotAddHeadersOrTurnTheText() throws Exception {
    String evil =
        "Hi\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script>\u202Etxt.exe\u0007";
    Alert alert = Samples.alert(Samples.article(1, evil, evil, evil));
    MimeMessage message = parsed(List.of(alert));
    List<String> names =
        Collections.list(message.getAllHeaders()).stream().map(header -> header.getName()).toList();
    assertThat(names).doesNotContain("Bcc").doesNotHaveDuplicates();
    assertThat(message.getSubject())
        .isEqualTo("[velden-barrage] Hi Bcc: victim@example.org <script>alert(1)</script>txt.exe");
    assertThat(Jsoup.parse(mail.html(Message.of(alert))).select("script")).isEmpty();
  }

  @Test
  void aLinkThatIsNoWebAddressIsLeftOut() {
    Article article =
        Samples.article(1, "Wire", "Title", "Text.", URI.create("javascript:alert(1)"));
    Document html = Jsoup.parse(mail.html(Message.of(Samples.alert(article))));
    assertThat(html.select("a").eachAttr("href")).containsExactly("https://watch.example.org/");
  }

  @Test
  void theHtmlLoadsNothing() {
    Document html = Jsoup.parse(mail.html(Message.of(one, two)));
    assertThat(html.select("[src], link, script, object, iframe, form, base")).isEmpty();
    assertThat(html.html()).doesNotContain("url(");
  }

  @Test
  void anIdThatIsNoFileNameIsHashed() {
    Alert odd =
        new Alert(
            1, "../../x", "a@example.org", one.cadence(), one.due(), one.about(), one.created());
    assertThat(AlertMail.key(List.of(odd))).matches("[0-9a-f]{24}");
  }

  private MimeMessage parsed(List<Alert> alerts) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(mail.message(new Message(alerts, List.of(), Map.of()))));
  }

  /// Line ends are what version control makes of them.
  private static List<String> lines(byte[] message) {
    return new String(message, StandardCharsets.US_ASCII).lines().toList();
  }
}
