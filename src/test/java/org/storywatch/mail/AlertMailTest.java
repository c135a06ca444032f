package org.storywatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Links;
import org.storywatch.alert.Message;
import org.storywatch.alert.Purpose;
import org.storywatch.alert.Tokens;

class AlertMailTest {
  private static final Links LINKS =
      new Links(URI.create("https://watch.example.org/"), new Tokens("a key that nobody guesses"));

  private final AlertMail mail = Samples.mail();
  private final Alert one =
      Samples.alert(
          Samples.opening(), List.of(Samples.copy("Daily Kiosk"), Samples.copy("Levant Ledger")));
  private final Alert two =
      Samples.alert(Samples.article(9, "Open Wire", "Barrage: “no danger”, says builder", "So."));

  @Test
  void theSameAlertsGiveTheSameBytes() {
    assertThat(mail.message(Mails.digest())).isEqualTo(Samples.mail().message(Mails.digest()));
  }

  @Test
  void theHeadersTellWhatItIs() throws Exception {
    MimeMessage message = parsed(Message.of(one));
    assertThat(message.getSubject())
        .isEqualTo(
            "[velden-barrage] %s (+2 outlets)"
                .formatted(one.development().orElseThrow().first().title()));
    assertThat(message.getMessageID()).isEqualTo("<alert-article-0@example.org>");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getHeader("From")).containsExactly("Storywatch <alerts@example.org>");
    assertThat(message.getHeader("To")).containsExactly("reader@example.org");
    assertThat(message.getHeader("List-Id"))
        .containsExactly("<velden-barrage.storywatch.example.org>");
    assertThat(message.getHeader("List-Archive")).containsExactly("<https://watch.example.org/>");
    assertThat(message.getSentDate().toInstant()).isEqualTo("2026-03-14T12:00:45Z");
    assertThat(message.getContentType()).startsWith("multipart/alternative");
    MimeMultipart parts = (MimeMultipart) message.getContent();
    assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
  }

  @Test
  void whoWantsToLeaveHasOneClickAndAMail() throws Exception {
    MimeMessage message = parsed(Message.of(one));
    String page = LINKS.to(Purpose.LEAVE, one.subscriber(), "", one.created()).toString();
    String token = page.substring(page.lastIndexOf('/') + 1);
    assertThat(MimeMessageText.unfolded(message, "List-Unsubscribe"))
        .isEqualTo(
            "<%s>, <mailto:alerts@example.org?subject=unsubscribe%%20%s>".formatted(page, token));
    assertThat(message.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
  }

  @Test
  void aPageWithoutTlsHasNoOneClick() throws Exception {
    URI http = URI.create("http://localhost:8080");
    MailSettings settings =
        new MailSettings(
            Optional.empty(),
            "alerts@example.org",
            Optional.of("bye@example.org"),
            Optional.empty(),
            Path.of("mail"),
            http);
    AlertMail local = new AlertMail(settings, new Links(http, new Tokens("whatever this may be")));
    MimeMessage message = parsed(local.message(Message.of(one)));
    assertThat(MimeMessageText.unfolded(message, "List-Unsubscribe"))
        .startsWith("<http://localhost:8080/mine/leave/")
        .contains("<mailto:bye@example.org?subject=");
    assertThat(message.getHeader("List-Unsubscribe-Post")).isNull();
  }

  @Test
  void aQuestionIsNoList() throws Exception {
    MimeMessage message = parsed(Mails.confirm());
    assertThat(message.getHeader("List-Id")).isNull();
    assertThat(message.getHeader("List-Unsubscribe")).isNull();
    assertThat(message.getHeader("References")).isNull();
  }

  @Test
  void theMailsOfAStoryAnswerTheSameRoot() throws Exception {
    String root = parsed(Message.of(one)).getHeader("References", null);
    assertThat(parsed(Message.of(two)).getHeader("References", null)).isEqualTo(root);
    assertThat(parsed(Message.of(two)).getHeader("In-Reply-To", null)).isEqualTo(root);
    assertThat(parsed(Message.of(one, two)).getHeader("References", null)).isEqualTo(root);
    assertThat(parsed(Mails.silence()).getHeader("References", null)).isEqualTo(root);
    assertThat(parsed(Mails.digest()).getHeader("References", null)).isNotEqualTo(root);
    Alert other =
        new Alert(1, "x", "b@example.org", one.cadence(), one.due(), one.about(), one.created());
    assertThat(parsed(Message.of(other)).getHeader("References", null)).isNotEqualTo(root);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          immediate | [velden-barrage] Velden reopens two gates of the river barrage (+12 outlets)
          digest    | [velden-barrage, northern-line] 4 developments: Velden council halts the river barrage after cracks are found
          silence   | [velden-barrage] Nothing new since Sat 14 Mar, in 12,345 articles
          flood     | [velden-barrage] 31 developments in a day: from now on a digest
          confirm   | Please confirm that you want mails on northern-line, velden-barrage
          rtl       | [velden-barrage] بلدة فلدن تفتح بوابتين من سد النهر (+2 outlets)
          """)
  void theSubjectSaysWhatThereIs(String name, String subject) throws Exception {
    assertThat(parsed(Mails.of(name)).getSubject()).isEqualTo(subject);
  }

  @Test
  void aLongSubjectKeepsItsEnd() throws Exception {
    Alert alert = Samples.alert(Samples.article(1, "Wire", "barrage ".repeat(99), "Text."));
    String subject =
        parsed(new Message(List.of(alert), List.of(), Map.of(alert.id(), List.of("A", "B"))))
            .getSubject();
    assertThat(subject).hasSizeBetween(140, 160).endsWith("barrage… (+2 outlets)");
  }

  @Test
  void aDigestIsGroupedByProfileAndStrand() {
    Document html = Jsoup.parse(mail.html(Mails.digest()));
    assertThat(html.select("h1").eachText())
        .containsExactly("4 developments on velden-barrage and northern-line");
    assertThat(html.select("h2").eachText())
        .containsExactly(
            "Velden council halts the river barrage after cracks are found",
            "Barrage: “no danger”, says builder",
            "Eel fishers below Velden ask for damages",
            "Sleeper train to Askholm is back after nine years")
        .isEqualTo(html.select("ol li").eachText());
    html.select("ol a")
        .eachAttr("href")
        .forEach(
            anchor -> assertThat(html.select("[id=%s]".formatted(anchor.substring(1)))).hasSize(1));
  }

  @Test
  void aLongDigestStaysShortEnoughForMailPrograms() {
    byte[] bytes = mail.message(Mails.longDigest(400));
    assertThat(mail.html(Mails.longDigest(400)).length()).isLessThan(100_000);
    assertThat(bytes.length).isLessThan(250_000);
    Document html = Jsoup.parse(mail.html(Mails.longDigest(400)));
    assertThat(html.select("h2")).hasSize(15);
    assertThat(html.text()).contains("Barrage, part 74").contains("And 325 more, on the page");
  }

  @Test
  void termsAreMarkedInTheText() {
    Document html = Jsoup.parse(mail.html(Mails.immediate()));
    assertThat(html.select(".key").eachText())
        .containsExactly("river barrage", "Velden", "Ostmann");
  }

  @Test
  void everyLinkIsSignedForItsReader() {
    Document html = Jsoup.parse(htmlPart(mail.message(Mails.immediate())));
    Alert alert = Mails.immediate().alerts().getFirst();
    String article = Links.subject("velden-barrage", "article-95");
    assertThat(html.select("a").eachAttr("href"))
        .contains(
            link(Purpose.MORE, alert, article),
            link(Purpose.LESS, alert, article),
            link(Purpose.MUTE, alert, Links.subject("velden-barrage", "strand-1")),
            link(Purpose.MANAGE, alert, ""),
            link(Purpose.LEAVE, alert, ""));
  }

  @Test
  void whatThePageShowsHasNoneOfTheReadersLinks() {
    Mails.all()
        .forEach(
            (name, message) -> assertThat(mail.html(message)).as(name).doesNotContain("/mine/"));
  }

  @Test
  void whatElseIsToBeSaidStandsBelowTheAlertsInBothParts() {
    Message message =
        new Message(List.of(one, two), List.of("The <b>Courier</b> is away"), Map.of());
    Document html = Jsoup.parse(mail.html(message));
    assertThat(html.text()).contains("Please note The <b>Courier</b> is away You get this mail");
    assertThat(MimeMessageText.text(mail.message(message)))
        .contains("Please note:\r\n* The <b>Courier</b> is away\r\n");
    assertThat(mail.html(Message.of(one))).doesNotContain("Please note");
  }

  @Test
  void theTextPartSaysAllThatTheHtmlSays() {
    Mails.all()
        .forEach((name, message) -> {
          byte[] bytes = mail.message(message);
          Document html = Jsoup.parse(htmlPart(bytes));
          String text = MimeMessageText.text(bytes);
          String flat = text.replaceAll("\\s+", " ").replace("*", "");
          assertThat(html.select("h1, h2, p.ink").eachText()).as(name).allMatch(flat::contains);
          assertThat(html.select("a[href^=http]").eachAttr("href"))
              .as(name)
              .allMatch(text::contains);
        });
  }

  @Test
  void whatOpensAThreadIsNotNewAgainstAnotherThread() {
    Alert other =
        Mails.alert(
            "velden-barrage",
            Samples.article(9, "Open Wire", "Bakers of Velden strike", "The ovens are cold."),
            "dev-article-9",
            List.of("Velden"),
            "a thread of its own: nothing told so far is about it",
            List.of(Mails.earlier("Two gates opened", "Harbour Gazette", -60)));
    assertThat(MimeMessageText.text(mail.message(Message.of(other))).replaceAll("\\s+", " "))
        .contains("New: a thread of its own: nothing told so far is about it")
        .doesNotContain("New since");
  }

  @Test
  void silenceIsProven() {
    String text = MimeMessageText.text(mail.message(Mails.silence())).replaceAll("\\s+", " ");
    assertThat(text)
        .contains("12,345 articles were compared with this profile, and nothing new was found")
        .contains("* Lock at Ansgar closed for repairs (Port & Pier")
        .contains("* The feed of Courier is late");
    About.Silence nothing =
        new About.Silence("p", Samples.NOON, Samples.NOON.plusSeconds(60), 0, List.of());
    assertThat(mail.html(Message.of(Mails.of("s", nothing, Samples.NOON))))
        .contains("no article came at all");
  }

  @Test
  void anIdThatIsNoFileNameIsHashed() {
    Alert odd =
        new Alert(
            1, "../../x", "a@example.org", one.cadence(), one.due(), one.about(), one.created());
    assertThat(Header.key(List.of(odd))).matches("[0-9a-f]{24}");
  }

  private static String link(Purpose purpose, Alert alert, String subject) {
    return LINKS.to(purpose, alert.subscriber(), subject, alert.created()).toString();
  }

  private static String htmlPart(byte[] bytes) {
    return MimeMessageText.html(bytes);
  }

  private MimeMessage parsed(Message message) throws Exception {
    return parsed(mail.message(message));
  }

  private static MimeMessage parsed(byte[] bytes) throws Exception {
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
  }
}
