package org.storywatch.story;

import java.net.URI;
import java.time.Instant;

/// An article that was not told, since it tells nothing new: kept under its development, with the
/// reason.
///
/// @param article its id
/// @param kind whether it is the same text or the same news
/// @param outlet who carries it
/// @param url where it can be read
/// @param title its headline
/// @param published when it was published
/// @param reason why it was not told, in words for people
/// @param sketch what its copies are known by, see [Sketch]; empty where the first article's serves
public record Member(
    String article,
    Kind kind,
    String outlet,
    URI url,
    String title,
    Instant published,
    String reason,
    String sketch) {
  /// In what it is the same.
  public enum Kind {
    /// The same text: syndicated, re-posted, shortened or edited.
    COPY,
    /// Other words, but nothing that was not told before.
    MORE
  }
}
