package org.storywatch.ledger;

import java.time.Instant;
import java.util.Optional;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Subscriber;
import org.storywatch.story.Development;

/// Why an alert is not wanted any more when it could be sent: much may have changed since it arose.
final class Unwanted {
  private Unwanted() {}

  /// @param who whom it is for, as they are now
  /// @param marked why nothing is sent there any more, where that is so
  /// @return words for people; empty where it is wanted
  static Optional<String> why(
      Alert alert, Optional<Subscriber> who, Optional<String> marked, Instant now) {
    if (alert.about() instanceof About.Confirm) {
      return Optional.empty(); // who is asked may have left long ago
    }
    if (who.isEmpty()) {
      return Optional.of("is no subscriber any more");
    }
    return switch (who.get().state()) {
      case LEFT -> Optional.of("left");
      case PAUSED -> Optional.of("paused");
      case ACTIVE ->
          marked.or(() ->
              alert.due().isAfter(now) ? Optional.empty() : changed(alert.about(), who.get()));
    };
  }

  private static Optional<String> changed(About about, Subscriber who) {
    String profile =
        switch (about) {
          case About.Told told -> told.development().profile();
          case About.Silence silence -> silence.profile();
          case About.Flood flood -> flood.profile();
          case About.Confirm _ -> "";
        };
    if (!who.profiles().contains(profile)) {
      return Optional.of("does not follow " + profile + " any more");
    }
    return about instanceof About.Told(Development development, var _)
            && who.muted().contains(development.strand())
        ? Optional.of("muted this story")
        : Optional.empty();
  }
}
