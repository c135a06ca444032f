package org.storywatch.mail;

import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Message;
import org.storywatch.alert.Purpose;
import org.storywatch.article.Hash;
import org.storywatch.mime.Fields;
import org.storywatch.mime.Mailbox;

/// The header of a mail.
///
/// All mails on a profile answer a root that was never sent, which is how mail programs gather them
/// into one thread. A page that is reached by http, as on the loopback, is named in
/// List-Unsubscribe too, but without List-Unsubscribe-Post: RFC 8058 section 3.1 asks for https,
/// and a mailbox provider could not reach it.
final class Header {
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_-]{1,63}");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Header() {}

  static Fields of(Message message, Letter letter, MailSettings settings, SignedLinks links) {
    Alert last = message.alerts().getLast();
    String reader = last.subscriber();
    Fields fields =
        new Fields()
            .add("Date", DATE.format(letter.at()))
            .from(settings.sender())
            .add("To", Mailbox.of(reader).toString())
            .text("Subject", letter.subject())
            .add("Message-ID", id(key(message.alerts()), settings));
    if (!(last.about() instanceof About.Confirm)) {
      List<String> profiles = Scribe.profiles(message);
      String topic = profiles.size() == 1 ? profiles.getFirst() : "digest";
      String root = id("story-" + Hash.of(12, topic, reader), settings);
      fields.add("In-Reply-To", root).add("References", root);
      list(fields, topic, settings);
      leave(fields, links.to(Purpose.LEAVE, reader, "", last.created()), settings);
    }
    return fields.add("Auto-Submitted", "auto-generated");
  }

  /// What the message is known by: the alert's id, or a hash of the ids. Safe as a file name.
  static String key(List<Alert> alerts) {
    String id = alerts.getFirst().id();
    return alerts.size() == 1 && HARMLESS.matcher(id).matches()
        ? id
        : Hash.of(12, alerts.stream().map(Alert::id).toArray(String[]::new));
  }

  /// RFC 2919, and RFC 2369 for the archive.
  private static void list(Fields fields, String topic, MailSettings settings) {
    String label = HARMLESS.matcher(topic).matches() ? topic : Hash.of(12, topic);
    fields
        .add("List-Id", "<%s.storywatch.%s>".formatted(label, settings.domain()))
        .add("List-Archive", "<" + settings.publicUrl().toASCIIString() + ">");
  }

  /// RFC 2369, and RFC 8058 for the one click. The token is the last part of the address; a mail
  /// with it says who wants to leave.
  private static void leave(Fields fields, Optional<URI> link, MailSettings settings) {
    link.ifPresent(page -> {
      String path = page.getRawPath();
      String mail =
          "mailto:%s?subject=unsubscribe%%20%s"
              .formatted(settings.leaving(), path.substring(path.lastIndexOf('/') + 1));
      fields.add("List-Unsubscribe", "<%s>, <%s>".formatted(page.toASCIIString(), mail));
      if ("https".equalsIgnoreCase(page.getScheme())) {
        fields.add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      }
    });
  }

  private static String id(String left, MailSettings settings) {
    return "<%s@%s>".formatted(left, settings.domain());
  }
}
