package org.storywatch.mime;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Properties;

/// A whole mail of two parts that say the same, as text and as HTML (RFC 2046 section 5.1.4).
public final class Alternative {
  /// Addresses in fields may have other letters than ASCII (RFC 6532).
  static final Session SESSION = session();

  private Alternative() {}

  /// The mail, its lines ending in CRLF.
  ///
  /// @param fields the header but for what tells of the parts
  /// @param key letters and digits that no other mail has; an equals sign and an underscore in a
  ///   row before it stand in no quoted-printable text, so no feed can forge the boundary
  public static byte[] of(Fields fields, String text, String html, String key) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      MimeMessage message = new MimeMessage(SESSION);
      message.setContent(new Parts("=_" + key, part(text, "plain"), part(html, "html")));
      message.saveChanges();
      // Only now: what the library says of date and id by itself, ours replaces.
      for (Header field : fields.all()) {
        message.setHeader(field.getName(), field.getValue());
      }
      message.writeTo(out);
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("a mail in memory could not be written", e);
    }
    return out.toByteArray();
  }

  private static BodyPart part(String content, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(content, "utf-8", subtype);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  private static Session session() {
    Properties properties = new Properties();
    properties.setProperty("mail.mime.allowutf8", "true");
    return Session.getInstance(properties);
  }

  /// The library would make the boundary of the clock.
  private static final class Parts extends MimeMultipart {
    Parts(String boundary, BodyPart... parts) throws MessagingException {
      super("alternative", parts);
      contentType = "multipart/alternative; boundary=\"%s\"".formatted(boundary);
    }
  }
}
