package org.storywatch.websub;

import java.time.Instant;
import java.util.Base64;

/// What a hub said of a feed, or that somebody wants it polled: one record on its way to the
/// process that polls the feed.
///
/// @param schema the version of this record's form
/// @param feed the feed's id
/// @param kind what it is about
/// @param at when it was said
/// @param seconds of a lease: how long it is; else zero
/// @param words of a denial: why; of content: its `Content-Type`; else empty
/// @param body of content: the bytes in Base64; else empty
public record Word(
    int schema, String feed, Kind kind, Instant at, long seconds, String words, String body) {
  /// The form that this program writes.
  public static final int SCHEMA = 1;

  /// What is said.
  public enum Kind {
    /// It will tell, for a while.
    LEASED,
    /// It will not tell.
    DENIED,
    /// It tells.
    CONTENT,
    /// The feed is to be polled: its hub tells of more than a record holds, or somebody asks for
    /// it.
    NUDGE
  }

  static Word leased(String feed, Instant at, long seconds) {
    return new Word(SCHEMA, feed, Kind.LEASED, at, seconds, "", "");
  }

  static Word denied(String feed, Instant at, String why) {
    return new Word(SCHEMA, feed, Kind.DENIED, at, 0, why, "");
  }

  static Word content(String feed, Instant at, String type, byte[] body) {
    String packed = Base64.getEncoder().encodeToString(body);
    return new Word(SCHEMA, feed, Kind.CONTENT, at, 0, type, packed);
  }

  /// That the feed is to be polled now.
  public static Word nudge(String feed, Instant at) {
    return new Word(SCHEMA, feed, Kind.NUDGE, at, 0, "", "");
  }

  /// The bytes of content.
  ///
  /// @throws IllegalArgumentException when they are no Base64
  public byte[] bytes() {
    return Base64.getDecoder().decode(body);
  }
}
