package org.storywatch.alert;

import java.time.Instant;
import org.storywatch.story.Development;

/// One subscriber is to be told of one development.
///
/// @param schema the version of this record's form
/// @param id a hash of profile, development and subscriber: telling again has the same id
/// @param subscriber the address
/// @param cadence how often that subscriber wanted to hear when the alert arose
/// @param development what is new
/// @param created when the alert arose
public record Alert(
    int schema,
    String id,
    String subscriber,
    Cadence cadence,
    Development development,
    Instant created) {
  /// The form that this program writes.
  public static final int SCHEMA = 1;
}
