package org.storywatch.dossier;

import java.util.List;
import java.util.Optional;
import org.storywatch.mail.Plain;
import org.storywatch.story.Development;
import org.storywatch.web.Moment;
import org.storywatch.web.Recent;
import org.storywatch.web.Story;

/// A development in the time line of its profile.
///
/// @param story what it tells, with its copies and what told no more
/// @param score how well its first article fits
/// @param told when it was decided to tell it
/// @param silent whether it was old when it came, so that nobody was told
/// @param thread what it goes on with
public record Turn(
    Story story, String score, Moment told, boolean silent, Optional<Origin> thread) {

  /// The beginning of a thread of the story.
  ///
  /// @param anchor where it stands in the page; empty where it is not remembered
  public record Origin(String title, String anchor) {}

  /// @param all what is remembered of the profile
  static Turn of(Development development, List<Development> all, Recent recent) {
    return new Turn(
        Story.of(development, List.of(), recent),
        Lines.score(development.score()),
        Moment.of(development.told()),
        development.first().backfill(),
        thread(development, all));
  }

  private static Optional<Origin> thread(Development development, List<Development> all) {
    if (development.strand().equals(development.id())) {
      return Optional.empty();
    }
    return all.stream()
        .filter(other -> other.id().equals(development.strand()))
        .findFirst()
        .map(began -> new Origin(Plain.headline(began.first()), Story.anchor(began)))
        .or(() -> Optional.of(new Origin("", "")));
  }
}
