package org.storywatch.alert;

import java.time.Instant;
import java.util.Optional;
import org.storywatch.story.Development;

/// One subscriber is to be told of one thing.
///
/// @param schema the version of this record's form
/// @param id a hash of what is told and of the subscriber: telling again has the same id
/// @param subscriber the address
/// @param cadence how often that subscriber wanted to hear when the alert arose
/// @param due when it is to be sent: at once, or when the period ends
/// @param about what is told
/// @param created when the alert arose
public record Alert(
    int schema,
    String id,
    String subscriber,
    Cadence cadence,
    Instant due,
    About about,
    Instant created) {
  /// The form that this program writes.
  public static final int SCHEMA = 1;

  /// The development that it tells of, if it tells of one.
  public Optional<Development> development() {
    return about instanceof About.Told told ? Optional.of(told.development()) : Optional.empty();
  }
}
