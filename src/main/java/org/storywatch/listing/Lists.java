package org.storywatch.listing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.storywatch.article.Link;
import org.storywatch.feed.Feed;

/// The feed lists of the configuration, to be changed. New feeds go into the first file; they are
/// read anew for each change, since others change them, too.
///
/// @param places OPML files, and addresses of single feeds
public record Lists(List<String> places) {
  /// Copies the list.
  public Lists {
    places = List.copyOf(places);
  }

  /// What came of a change.
  ///
  /// @param done whether it is now as it was wished
  /// @param lines what happened or why not, for people
  public record Answer(boolean done, List<String> lines) {
    /// Copies the list.
    public Answer {
      lines = List.copyOf(lines);
    }

    private static Answer done(String line) {
      return new Answer(true, List.of(line));
    }

    private static Answer not(String line) {
      return new Answer(false, List.of(line));
    }
  }

  /// Adds a feed.
  ///
  /// @param address of a feed or a site; a host's name will do
  /// @param group its folder, empty for none
  /// @param title its name, empty for what it calls itself
  /// @throws IOException with one line for people, when a list cannot be read or written
  public Answer add(String address, String group, String title, Discovery discovery)
      throws IOException {
    Optional<URI> url = web(address);
    if (url.isEmpty()) {
      return Answer.not(Link.shown(address) + ": is not a web address");
    }
    Path file = first();
    Opml opml = openOrEmpty(file);
    Optional<Answer> known = known(Feed.at(url.get(), "", ""));
    if (known.isPresent()) {
      return known.get();
    }
    Discovery.Findings found = discovery.find(url.get());
    if (found.offers().isEmpty()) {
      return Answer.not(Link.shown(url.get()) + ": " + found.words());
    }
    return found.offers().size() > 1
        ? choice(url.get(), found.offers())
        : add(file, opml, found.offers().getFirst(), group, title);
  }

  private Answer add(Path file, Opml opml, Discovery.Offer offer, String group, String title)
      throws IOException {
    Optional<Answer> known = known(offer.feed());
    if (known.isPresent()) {
      return known.get();
    }
    Feed feed = Feed.at(offer.feed().url(), title.isBlank() ? offer.feed().title() : title, "");
    opml.add(feed, offer.page(), group);
    opml.save(file);
    return Answer.done("added to " + file + ": " + words(feed));
  }

  private Optional<Answer> known(Feed feed) {
    return feeds().stream()
        .filter(one -> one.id().equals(feed.id()))
        .findFirst()
        .map(one -> Answer.done("is already there: " + words(one)));
  }

  private static Answer choice(URI url, List<Discovery.Offer> offers) {
    List<String> lines = new ArrayList<>();
    lines.add(Link.shown(url) + ": has several feeds; add one of them by its own address:");
    for (Discovery.Offer offer : offers) {
      lines.add("  %s, %d entries".formatted(words(offer.feed()), offer.entries()));
    }
    return new Answer(false, lines);
  }

  /// Removes a feed from all lists.
  ///
  /// @param which its address or its title
  /// @throws IOException with one line for people, when a list cannot be read or written
  public Answer remove(String which) throws IOException {
    List<Feed> meant = meant(which);
    if (meant.isEmpty()) {
      return Answer.not(
          Link.shown(which) + ": is neither the address nor the title of a feed in the lists");
    }
    if (meant.size() > 1) {
      List<String> lines = new ArrayList<>();
      lines.add(Link.shown(which) + ": is the title of several feeds; remove one by its address:");
      meant.forEach(feed -> lines.add("  " + Link.shown(feed.url())));
      return new Answer(false, lines);
    }
    return remove(meant.getFirst());
  }

  private List<Feed> meant(String which) {
    Optional<String> id = Link.parse(which).map(url -> Feed.at(url, "", "").id());
    return feeds().stream()
        .filter(feed ->
            id.isPresent() ? feed.id().equals(id.get()) : feed.title().equals(which.strip()))
        .toList();
  }

  private Answer remove(Feed feed) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : FeedList.files(places)) {
      if (Files.exists(file)) {
        Opml opml = Opml.open(file);
        if (opml.remove(feed.id()) > 0) {
          opml.save(file);
          lines.add("removed from " + file + ": " + words(feed));
        }
      }
    }
    boolean done = known(feed).isEmpty();
    if (!done) {
      lines.add(
          Link.shown(feed.url())
              + ": stands in the configuration itself; remove it there under feeds");
    }
    return new Answer(done, lines);
  }

  /// Takes in the feeds of another list that are not there yet.
  ///
  /// @param name how people know the other list
  /// @throws IOException with one line for people, when a list cannot be read or written
  public Answer take(Opml other, String name) throws IOException {
    Path file = first();
    Opml opml = openOrEmpty(file);
    Opml.Merged merged = opml.merge(other, ids());
    if (merged.added() > 0) {
      opml.save(file);
    }
    List<String> lines = new ArrayList<>();
    merged
        .bad()
        .forEach(bad -> lines.add(Link.shown(name) + ": \"" + bad + "\" is not a web address"));
    lines.add(
        "%d new in %s, %d known, %d bad"
            .formatted(merged.added(), file, merged.known(), merged.bad().size()));
    return new Answer(true, lines);
  }

  /// All feeds of all lists as one, each once, with their folders and attributes.
  ///
  /// @throws BrokenList when one of them cannot be read: what is left would pass for all
  public Opml all() throws BrokenList {
    Opml all = Opml.empty();
    Set<String> known = new HashSet<>();
    for (String place : places) {
      if (FeedList.isAddress(place)) {
        FeedList.of(place).feeds().stream()
            .filter(feed -> known.add(feed.id()))
            .forEach(feed -> all.add(feed, "", ""));
      } else {
        Opml.Merged _ = all.merge(Opml.open(Path.of(place)), known);
      }
    }
    return all;
  }

  /// An address as people write it: without `https://`, or with `feed:` before it.
  public static Optional<URI> web(String written) {
    String plain = written.strip().replaceFirst("(?i)^feed:(//)?(?=https?://)", "");
    String whole = plain.replaceFirst("(?i)^feed://", "https://");
    boolean bare = !whole.contains("://") && whole.matches("[^\\s:/]+\\.[^\\s:/]+(:\\d+)?(/.*)?");
    return Link.parse(bare ? "https://" + whole : whole);
  }

  private Path first() throws BrokenList {
    return FeedList.files(places).stream()
        .findFirst()
        .orElseThrow(
            () -> new BrokenList("feeds", "names no OPML file to write to, such as feeds.opml"));
  }

  private static Opml openOrEmpty(Path file) throws BrokenList {
    return Files.exists(file) ? Opml.open(file) : Opml.empty();
  }

  private List<Feed> feeds() {
    return FeedList.read(places).feeds();
  }

  private Set<String> ids() {
    return new HashSet<>(feeds().stream().map(Feed::id).toList());
  }

  private static String words(Feed feed) {
    return (feed.title() + " " + Link.shown(feed.url())).strip();
  }
}
