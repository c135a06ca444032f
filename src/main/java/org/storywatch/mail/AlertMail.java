package org.storywatch.mail;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import org.storywatch.alert.Links;
import org.storywatch.alert.Message;
import org.storywatch.mime.Alternative;

/// Alerts to one subscriber in the form of a mail.
///
/// The same message gives the same bytes, Message-ID, boundary and signature included: whoever gets
/// a mail twice can see that it is the same one.
public final class AlertMail {
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final MailSettings settings;
  private final SignedLinks links;

  /// @param settings the sender and the page that mails point to
  /// @param links the signed addresses in them
  public AlertMail(MailSettings settings, Links links) {
    this.settings = settings;
    this.links = SignedLinks.of(links);
  }

  /// The HTML part for others than the subscriber: a whole document that loads nothing and runs
  /// nothing, and has none of the links that act for the subscriber.
  public String html(Message message) {
    return html(letter(message, SignedLinks.NONE));
  }

  /// The whole message as it travels, lines ending in CRLF. It is US-ASCII unless the subscriber's
  /// address is not.
  ///
  /// @throws IllegalArgumentException when the subscriber's address is none
  public byte[] message(Message message) {
    Letter letter = letter(message, links);
    byte[] mail =
        Alternative.of(
            Header.of(message, letter, settings, links),
            TextPart.of(letter),
            html(letter),
            Header.key(message.alerts()));
    return settings.dkim().map(dkim -> dkim.signed(mail)).orElse(mail);
  }

  private Letter letter(Message message, SignedLinks with) {
    return Scribe.letter(message, with, settings.publicUrl());
  }

  private String html(Letter letter) {
    StringOutput out = new StringOutput();
    templates.render("mail/letter.jte", letter, out);
    return out.toString();
  }
}
