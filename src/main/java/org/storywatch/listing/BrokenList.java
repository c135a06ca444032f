package org.storywatch.listing;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.storywatch.article.Link;

/// A list of feeds that gives nothing at all. Its message names the place and says why, in one line
/// for people.
public final class BrokenList extends IOException {
  private static final long serialVersionUID = 1L;

  private final String place;
  private final String words;

  /// @param place the file, with the line where there is one, or the address
  BrokenList(String place, String words) {
    super(Link.shown(place) + ": " + words);
    this.place = place;
    this.words = words;
  }

  FeedList.Problem problem() {
    return new FeedList.Problem(place, words);
  }

  /// Why a file cannot be used; what Java throws often says the name alone.
  static String words(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "is not there";
      case AccessDeniedException _ -> "access is denied";
      default -> String.valueOf(e.getMessage());
    };
  }
}
