package org.storywatch.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;

/// The parts of a mail as Jakarta Mail reads them.
final class MimeMessageText {
  private MimeMessageText() {}

  static String text(byte[] mail) {
    return part(mail, 0);
  }

  static String html(byte[] mail) {
    return part(mail, 1);
  }

  static String unfolded(MimeMessage message, String name) throws MessagingException {
    return MimeUtility.unfold(message.getHeader(name, null));
  }

  private static String part(byte[] mail, int number) {
    try {
      MimeMessage message =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
      return (String) ((MimeMultipart) message.getContent()).getBodyPart(number).getContent();
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
