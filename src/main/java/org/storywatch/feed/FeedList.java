package org.storywatch.feed;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.storywatch.article.Link;
import org.storywatch.format.FeedText;
import org.storywatch.format.PlainText;
import org.storywatch.format.XmlDocument;
import org.storywatch.fulltext.When;
import org.storywatch.net.Body;

/// The feeds that somebody subscribed to, and what could not be understood of the lists.
///
/// @param feeds each address once, in the order of the lists
/// @param problems one for each file or outline that gave no feed
public record FeedList(List<Feed> feeds, List<Problem> problems) {
  /// What is wrong with a list.
  ///
  /// @param place the file or the address
  /// @param words what is wrong, for people
  public record Problem(String place, String words) {}

  /// Copies the lists.
  public FeedList {
    feeds = List.copyOf(feeds);
    problems = List.copyOf(problems);
  }

  /// Reads feed lists.
  ///
  /// @param places OPML files, and addresses of single feeds
  public static FeedList read(List<String> places) {
    Reading reading = new Reading();
    places.forEach(reading::place);
    return new FeedList(List.copyOf(reading.feeds.values()), reading.problems);
  }

  private static final class Reading {
    private final Map<String, Feed> feeds = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    void place(String place) {
      if (place.matches("(?i)https?://.*")) {
        add(place, place, "", "", Optional.empty());
      } else {
        file(place);
      }
    }

    private void file(String file) {
      try {
        FeedText text = FeedText.of(Body.of(Files.readAllBytes(Path.of(file))), "");
        Document document = XmlDocument.read(text.characters());
        Element body = document.getRootElement().getChild("body");
        if (!document.getRootElement().getName().equals("opml") || body == null) {
          problems.add(new Problem(file, "is not an OPML file"));
        } else {
          outlines(file, body, "");
        }
      } catch (IOException e) {
        problems.add(new Problem(file, "cannot be read: " + e.getMessage()));
      } catch (JDOMException e) {
        problems.add(new Problem(file, "is not an OPML file: " + e.getMessage()));
      }
    }

    // The innermost folder is the group. Names of attributes vary in case from reader to reader.
    private void outlines(String file, Element parent, String group) {
      for (Element outline : parent.getChildren("outline")) {
        String title = attribute(outline, "title").or(() -> attribute(outline, "text")).orElse("");
        Optional<String> url = attribute(outline, "xmlUrl");
        Optional<When> fullText = attribute(outline, "fullText").flatMap(word -> when(file, word));
        url.ifPresent(written -> add(file, written, title, group, fullText));
        outlines(file, outline, url.isPresent() || title.isEmpty() ? group : title);
      }
    }

    private Optional<When> when(String file, String word) {
      try {
        return Optional.of(When.valueOf(word.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        problems.add(
            new Problem(file, "fullText is never, summary or always, and not \"" + word + "\""));
        return Optional.empty();
      }
    }

    private void add(
        String place, String written, String title, String group, Optional<When> fullText) {
      Optional<URI> url = Link.parse(written);
      if (url.isEmpty()) {
        problems.add(new Problem(place, "\"" + written + "\" is not a web address"));
        return;
      }
      Feed feed = Feed.at(url.get(), title, group).reading(fullText);
      feeds.putIfAbsent(feed.id(), feed);
    }

    private static Optional<String> attribute(Element outline, String name) {
      return outline.getAttributes().stream()
          .filter(attribute -> attribute.getName().equalsIgnoreCase(name))
          .map(attribute -> PlainText.spaced(attribute.getValue()))
          .filter(value -> !value.isEmpty())
          .findFirst();
    }
  }
}
