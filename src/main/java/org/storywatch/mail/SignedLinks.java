package org.storywatch.mail;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Links;
import org.storywatch.alert.Purpose;

/// The signed addresses in one mail; none in what the page shows of it, since whoever holds one
/// acts for the subscriber.
@FunctionalInterface
interface SignedLinks {
  /// For the page.
  SignedLinks NONE = (purpose, person, subject, from) -> Optional.empty();

  /// One address, as [Links#to] has it.
  Optional<URI> to(Purpose purpose, String person, String subject, Instant from);

  /// For the mail.
  static SignedLinks of(Links links) {
    return (purpose, person, subject, from) ->
        Optional.of(links.to(purpose, person, subject, from));
  }

  /// What the reader may do about one thing; good from when the alert arose, so that a second try
  /// has the same bytes.
  default Optional<String> about(Purpose purpose, Alert alert, String subject) {
    return to(purpose, alert.subscriber(), subject, alert.created()).map(URI::toASCIIString);
  }
}
