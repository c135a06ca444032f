package org.storywatch.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/// One article of the sample world.
///
/// @param id unique in the world
/// @param outlet who publishes it
/// @param at how many seconds after the start it comes out
/// @param kind what it is to the story that is watched
/// @param of the id of the piece that it repeats, empty for none
/// @param author who wrote it, empty when the outlet does not say
/// @param title its headline
/// @param text its body, paragraphs separated by blank lines
public record Piece(
    String id,
    Outlet outlet,
    int at,
    Kind kind,
    String of,
    String author,
    String title,
    String text) {
  /// What a piece is to the story.
  public enum Kind {
    /// Tells something new of the story.
    @JsonProperty("development")
    DEVELOPMENT,
    /// The words of another piece.
    @JsonProperty("copy")
    COPY,
    /// The facts of another piece in other words.
    @JsonProperty("rewrite")
    REWRITE,
    /// Shares people, places or words with the story and is not of it.
    @JsonProperty("near-miss")
    NEAR_MISS,
    /// Has nothing to do with it.
    @JsonProperty("ordinary")
    ORDINARY
  }

  /// How long after the start it comes out.
  Duration after() {
    return Duration.ofSeconds(at);
  }
}
