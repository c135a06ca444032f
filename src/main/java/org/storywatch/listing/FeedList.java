package org.storywatch.listing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storywatch.article.Link;
import org.storywatch.feed.Feed;

/// The feeds that somebody subscribed to, and what could not be understood of the lists.
///
/// @param feeds each address once, in the order of the lists
/// @param problems one for each file or outline that gave no feed
public record FeedList(List<Feed> feeds, List<Problem> problems) {
  private static final FeedList NONE = new FeedList(List.of(), List.of());

  /// What is wrong with a list.
  ///
  /// @param place the file, with the line where there is one, or the address
  /// @param words what is wrong, for people
  public record Problem(String place, String words) {
    /// Keeps no secret of an address.
    public Problem {
      place = Link.shown(place);
    }

    @Override
    public String toString() {
      return place + ": " + words;
    }
  }

  /// Copies the lists.
  public FeedList {
    feeds = List.copyOf(feeds);
    problems = List.copyOf(problems);
  }

  /// Reads feed lists.
  ///
  /// @param places OPML files, and addresses of single feeds
  public static FeedList read(List<String> places) {
    List<FeedList> lists = new ArrayList<>();
    for (String place : places) {
      try {
        lists.add(of(place));
      } catch (BrokenList e) {
        lists.add(new FeedList(List.of(), List.of(e.problem())));
      }
    }
    return join(lists);
  }

  /// Reads one place.
  ///
  /// @throws BrokenList when it gives nothing at all
  static FeedList of(String place) throws BrokenList {
    return of(
        place,
        isAddress(place)
            ? List.of(new Outline(place, "", List.of()))
            : Opml.open(Path.of(place)).outlines());
  }

  /// Reads an OPML file that somebody hands over.
  ///
  /// @param name what it is called there
  /// @throws BrokenList when it gives nothing at all
  public static FeedList parse(byte[] opml, String name) throws BrokenList {
    return of(name, Opml.parse(opml, name).outlines());
  }

  private static FeedList of(String place, List<Outline> outlines) {
    List<Feed> feeds = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Outline outline : outlines) {
      Optional<Feed> feed = outline.feed();
      feed.ifPresent(feeds::add);
      if (outline.unclear()) {
        problems.add(
            new Problem(
                place,
                "fullText of %s is never, summary or always, and not \"%s\""
                    .formatted(Link.shown(outline.url()), outline.fullText())));
      }
      if (feed.isEmpty()) {
        problems.add(
            new Problem(place, "\"" + Link.shown(outline.url()) + "\" is not a web address"));
      }
    }
    return join(List.of(new FeedList(feeds, problems)));
  }

  /// The lists as one; a feed that stands in several counts where it comes first.
  static FeedList join(List<FeedList> lists) {
    Map<String, Feed> feeds = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (FeedList list : lists) {
      list.feeds.forEach(feed -> feeds.putIfAbsent(feed.id(), feed));
      problems.addAll(list.problems);
    }
    return feeds.isEmpty() && problems.isEmpty()
        ? NONE
        : new FeedList(List.copyOf(feeds.values()), problems);
  }

  /// The places that are files.
  public static List<Path> files(List<String> places) {
    return places.stream().filter(place -> !isAddress(place)).map(Path::of).toList();
  }

  /// Whether it is a web address and not a file.
  public static boolean isAddress(String place) {
    return place.matches("(?i)https?://.*");
  }
}
