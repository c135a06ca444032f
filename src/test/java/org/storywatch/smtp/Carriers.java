package org.storywatch.smtp;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.storywatch.mail.MailSettings;
import org.storywatch.mail.Samples;

/// Carriers with little patience.
final class Carriers {
  static final Patience LITTLE =
      new Patience(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20));

  private Carriers() {}

  static SmtpCarrier to(URI uri) {
    return to(uri, LITTLE);
  }

  static SmtpCarrier to(URI uri, Patience patience) {
    return to(
        uri, (SSLSocketFactory) SSLSocketFactory.getDefault(), patience, InstantSource.system());
  }

  static Rehearsal rehearsal(URI uri, SSLSocketFactory tls) {
    return new Rehearsal(Samples.settings(Optional.of(uri), Path.of("mail")), tls, LITTLE);
  }

  static SmtpCarrier to(URI uri, SSLSocketFactory tls, Patience patience, InstantSource clock) {
    MailSettings settings = Samples.settings(Optional.of(uri), Path.of("mail"));
    return new SmtpCarrier(settings, Samples.mail(settings), clock, tls, patience);
  }
}
