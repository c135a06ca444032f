package org.storywatch.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Notes;
import org.storywatch.ledger.Parcel;

/// What a message says beside its alerts: why they come together, and in digests and where there
/// was nothing to tell, which feeds cannot be read.
final class Asides {
  /// Until then every process has heard of a feed's trouble.
  private static final Duration HEARD = Duration.ofMinutes(1);

  /// How far back a first digest looks.
  private static final Duration FIRST_LOOK = Duration.ofDays(1);

  private final Notes notes;

  Asides(Notes notes) {
    this.notes = notes;
  }

  /// What is said; once tried, a message goes out as it was.
  ///
  /// @param digest when that subscriber got the last digest, [Instant#EPOCH] for never
  List<String> of(Parcel parcel, Instant digest, Instant now) {
    return parcel
        .said()
        .orElseGet(() -> {
          List<String> all = new ArrayList<>(parcel.notes());
          since(parcel.alerts(), digest, now)
              .ifPresent(from -> all.addAll(notes.since(from.minus(HEARD), now.minus(HEARD))));
          return List.copyOf(all);
        });
  }

  /// Since when the feeds' troubles are told, if at all.
  private static Optional<Instant> since(List<Alert> alerts, Instant digest, Instant now) {
    Optional<Instant> silence =
        alerts.stream()
            .map(Alert::about)
            .filter(About.Silence.class::isInstance)
            .map(About.Silence.class::cast)
            .map(About.Silence::from)
            .min(Comparator.naturalOrder());
    if (silence.isPresent() || alerts.getFirst().cadence() == Cadence.IMMEDIATE) {
      return silence;
    }
    return Optional.of(digest.equals(Instant.EPOCH) ? now.minus(FIRST_LOOK) : digest);
  }
}
