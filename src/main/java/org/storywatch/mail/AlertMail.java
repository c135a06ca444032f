package org.storywatch.mail;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.simplejavamail.api.email.ContentTransferEncoding;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.converter.EmailConverter;
import org.simplejavamail.email.EmailBuilder;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Links;
import org.storywatch.alert.Message;

/// Alerts to one subscriber in the form of a mail.
///
/// The same message gives the same bytes, Message-ID and boundaries included: whoever gets a mail
/// twice can see that it is the same one. All mails on a profile answer a root that was never sent,
/// which is how mail programs gather them into one thread.
public final class AlertMail {
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"([^\"]+)\"");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final MailSettings settings;
  private final Links links;

  /// @param settings the sender and the page that mails point to
  /// @param links the signed addresses in them
  public AlertMail(MailSettings settings, Links links) {
    this.settings = settings;
    this.links = links;
  }

  /// The HTML part: a whole document that loads nothing and runs nothing.
  public String html(Message message) {
    return html(letter(message));
  }

  /// The whole message as it travels, in US-ASCII.
  public byte[] message(Message message) {
    Letter letter = letter(message);
    String key = key(message.alerts());
    String topic = letter.profiles().contains(", ") ? "digest" : letter.profiles();
    String root = "<story-%s@%s>".formatted(hash(topic, letter.subscriber()), settings.domain());
    Email email =
        EmailBuilder.startingBlank()
            .from(settings.sender())
            .to(letter.subscriber())
            .withSubject(letter.subject())
            .withPlainText(TextPart.of(letter))
            .withHTMLText(html(letter))
            .withContentTransferEncoding(ContentTransferEncoding.QUOTED_PRINTABLE)
            .fixingMessageId("<%s@%s>".formatted(key, settings.domain()))
            .withHeader("In-Reply-To", root)
            .withHeader("References", root)
            .withHeader("List-Id", "<%s.storywatch.%s>".formatted(label(topic), settings.domain()))
            .withHeader("Auto-Submitted", "auto-generated")
            .buildEmail();
    MimeMessage mime = EmailConverter.emailToMimeMessage(email);
    return withSteadyBoundaries(written(mime, DATE.format(letter.at())), key);
  }

  /// What the message is known by: the alert's id, or a hash of the ids. Safe as a file name.
  static String key(List<Alert> alerts) {
    String id = alerts.getFirst().id();
    return alerts.size() == 1 && HARMLESS.matcher(id).matches()
        ? id
        : hash(alerts.stream().map(Alert::id).toArray(String[]::new));
  }

  private Letter letter(Message message) {
    return Letter.of(message, settings.publicUrl());
  }

  private String html(Letter letter) {
    StringOutput out = new StringOutput();
    templates.render("mail/alert.jte", letter, out);
    return out.toString();
  }

  /// The library would write the date in the zone of this computer.
  private static byte[] written(MimeMessage message, String date) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      message.setHeader("Date", date);
      message.writeTo(out);
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("a mail in memory could not be written", e);
    }
    return out.toByteArray();
  }

  /// The library makes boundaries of the clock. An equals sign and an underscore in a row stand in
  /// no quoted-printable text, so ours can be foreseen and still not be forged by a feed.
  private static byte[] withSteadyBoundaries(byte[] message, String key) {
    String text = new String(message, StandardCharsets.US_ASCII);
    List<String> boundaries =
        BOUNDARY.matcher(text).results().map(found -> found.group(1)).distinct().toList();
    for (String boundary : boundaries) {
      String steady = "=_%d_%s".formatted(boundaries.indexOf(boundary), key);
      text = text.replaceAll(Pattern.quote(boundary), Matcher.quoteReplacement(steady));
    }
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String label(String text) {
    return HARMLESS.matcher(text).matches() ? text : hash(text);
  }

  private static String hash(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String all = String.join("\n", parts);
      byte[] whole = digest.digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(whole, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
