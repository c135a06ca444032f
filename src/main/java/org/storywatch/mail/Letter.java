package org.storywatch.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one mail says: every word is clean and final, only its form is open.
///
/// @param subject one line
/// @param title what stands above all, empty where one thing is told and speaks for itself
/// @param span the time that it covers, empty where there is no title
/// @param contents what is in it, empty where that can be seen without
/// @param groups what is told, by profile
/// @param notes what else is said, a line each
/// @param foot who gets it and why
/// @param at when the last of its alerts arose
public record Letter(
    String subject,
    String title,
    String span,
    List<Entry> contents,
    List<Group> groups,
    List<String> notes,
    Foot foot,
    Instant at) {
  /// One line of the contents.
  ///
  /// @param anchor where it leads
  public record Entry(String anchor, String headline, String direction) {}

  /// What is told of one profile.
  ///
  /// @param rest developments for which there was one line left
  /// @param unlisted how many had not even that
  public record Group(String profile, List<Block> blocks, List<Line> rest, int unlisted) {}

  /// One thing that is told.
  public sealed interface Block {
    /// Where the contents lead.
    String anchor();
  }

  /// The developments of one strand of a story.
  ///
  /// @param items the first that was told first
  /// @param soFar what the reader was told of it before
  public record Strand(String anchor, List<Item> items, List<Line> soFar) implements Block {}

  /// Something about a profile, not about an article.
  ///
  /// @param listed what the lines are, empty for no lines
  /// @param button what the link says
  public record Notice(
      String anchor,
      String headline,
      List<String> paragraphs,
      String listed,
      List<Line> lines,
      String button,
      Optional<String> link)
      implements Block {}

  /// One development.
  ///
  /// @param lang the article's language as a tag, empty when unknown
  /// @param direction `ltr` or `rtl`
  /// @param lead its first sentences, with the terms marked that carried it
  /// @param link where it can be read, empty when that address is not safe to follow
  /// @param newness what the words on what is new are about, empty for no such words
  /// @param news what is new in it
  /// @param score such as `0.83`
  /// @param terms what carried it, the strongest first
  /// @param carriers who else carries it, empty for nobody
  /// @param mute where the reader says that they want no more of the strand, with its last item
  public record Item(
      String headline,
      String outlet,
      String time,
      String lang,
      String direction,
      List<Piece> lead,
      Optional<String> link,
      String newness,
      String news,
      String score,
      List<String> terms,
      String carriers,
      Optional<String> more,
      Optional<String> less,
      Optional<String> mute) {
    /// What the link says.
    public String invitation() {
      return outlet.isEmpty() ? "Read the article" : "Read it at " + outlet;
    }
  }

  /// An article in one line.
  public record Line(
      String headline, String direction, String outlet, String time, Optional<String> link) {}

  /// The end of a mail.
  ///
  /// @param why who gets this mail, and why
  /// @param home where the page is
  public record Foot(String why, Optional<String> manage, Optional<String> leave, String home) {}
}
