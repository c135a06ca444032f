package org.storywatch.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// How mails leave. What cannot work is refused at once, with the key that is wrong.
///
/// @param smtp the mail server: `smtp://host:port` or `smtps://host:port`, before the host
///   `user:password@` with percent signs for what is special, after the port `?starttls=` with
///   `required`, `offered` or `none`; without it mails become files
/// @param from the sender, such as `Storywatch <alerts@example.org>`
/// @param folder where mails are written without a mail server
/// @param publicUrl where readers find the page
public record MailSettings(Optional<URI> smtp, String from, Path folder, URI publicUrl) {
  /// @throws IllegalArgumentException with words for people
  public MailSettings {
    smtp.ifPresent(SmtpServer::of);
    address(from);
  }

  InternetAddress sender() {
    return address(from);
  }

  /// The part of the sender's address that our Message-IDs end with.
  String domain() {
    String address = sender().getAddress();
    return address.substring(address.lastIndexOf('@') + 1);
  }

  private static InternetAddress address(String from) {
    try {
      InternetAddress address = new InternetAddress(from, true);
      if (address.getAddress().indexOf('@') > 0) {
        return address;
      }
    } catch (AddressException e) {
      throw new IllegalArgumentException(
          "mail.from: \"%s\" is not a mail address: %s".formatted(from, e.getMessage()), e);
    }
    throw new IllegalArgumentException(
        "mail.from: \"%s\" is not a mail address: it has no domain".formatted(from));
  }

  /// Without the password.
  @Override
  public String toString() {
    return "MailSettings[%s, from %s]"
        .formatted(smtp.map(uri -> SmtpServer.of(uri).toString()).orElse(folder.toString()), from);
  }
}
