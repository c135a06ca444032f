package org.storywatch.mail;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.storywatch.mime.Dkim;
import org.storywatch.mime.Mailbox;
import org.storywatch.mime.Sender;

/// What all mails have in common, and how they leave. What cannot work is refused at once, with the
/// key that is wrong.
///
/// @param smtp the mail server; without it mails become files
/// @param from the sender, such as `Storywatch <alerts@example.org>`
/// @param unsubscribe where mails of readers go who want no more; empty for the sender
/// @param dkim signs what leaves, where a key is configured
/// @param folder where mails are written without a mail server
/// @param publicUrl where readers find the page
public record MailSettings(
    Optional<URI> smtp,
    String from,
    Optional<String> unsubscribe,
    Optional<Dkim> dkim,
    Path folder,
    URI publicUrl) {
  /// @throws IllegalArgumentException with words for people
  public MailSettings {
    checked("mail.from", from, Sender::of);
    unsubscribe.ifPresent(address -> checked("mail.unsubscribe", address, Mailbox::of));
  }

  /// Mails as files, unsigned.
  public MailSettings(String from, Path folder, URI publicUrl) {
    this(Optional.empty(), from, Optional.empty(), Optional.empty(), folder, publicUrl);
  }

  /// Who mails are from.
  public Sender sender() {
    return checked("mail.from", from, Sender::of);
  }

  /// The part of the sender's address that our Message-IDs end with.
  String domain() {
    return sender().address().domain();
  }

  /// Where to write to be told no more.
  Mailbox leaving() {
    return unsubscribe.map(Mailbox::of).orElseGet(() -> sender().address());
  }

  private static <T> T checked(String key, String words, Function<String, T> of) {
    try {
      return of.apply(words);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: \"%s\" is not a mail address: %s".formatted(key, words, e.getMessage()), e);
    }
  }

  /// Without the password.
  @Override
  public String toString() {
    return "MailSettings[%s, from %s]"
        .formatted(smtp.map(uri -> String.valueOf(uri.getHost())).orElse(folder.toString()), from);
  }
}
