package org.storywatch.atom;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Generator;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.storywatch.article.Article;
import org.storywatch.mail.Plain;
import org.storywatch.match.Term;
import org.storywatch.story.Development;

/// Writes developments as Atom (RFC 4287): one entry for each, of which only text is given, so that
/// nothing that a feed wrote runs in a reader.
public final class AtomFeed {
  /// What it is served as.
  public static final String TYPE = "application/atom+xml; charset=utf-8";

  private static final int TERMS = 6;

  /// When the names of entries were first given out, which is a part of them (RFC 4151).
  private static final String SINCE = "2026";

  /// What XML 1.0 has no place for, not even escaped.
  private static final Pattern NOT_XML =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private final String base;
  private final String names;

  /// @param publicUrl the page as readers reach it
  public AtomFeed(URI publicUrl) {
    String host = Optional.ofNullable(publicUrl.getHost()).orElse("localhost");
    this.base = publicUrl.toASCIIString().replaceFirst("/+$", "") + "/";
    this.names =
        "tag:%s,%s:storywatch/"
            .formatted(
                host.contains(":") ? "localhost" : host.toLowerCase(Locale.ROOT), // no IPv6 there
                SINCE);
  }

  /// Where the feed of a profile is, below the page's own address.
  public static String path(String profile) {
    return page(profile) + "/feed.atom";
  }

  /// Where the profile itself is shown, below the page's own address.
  public static String page(String profile) {
    return "profiles/" + encoded(profile);
  }

  /// When the feed changed last; [Instant#EPOCH] where nothing was told.
  public static Instant updated(List<Development> developments) {
    return developments.stream()
        .map(Development::told)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  /// The feed. The same developments give the same text.
  ///
  /// @param profile its id
  /// @param name as people read it
  /// @param developments the newest first
  public String write(String profile, String name, List<Development> developments) {
    Feed feed = new Feed("atom_1.0");
    feed.setId(names + encoded(profile));
    feed.setTitle(clean(Plain.line(name)));
    feed.setUpdated(Date.from(updated(developments)));
    feed.setGenerator(generator());
    feed.setAuthors(List.of(person("Storywatch")));
    feed.setAlternateLinks(List.of(link("alternate", base, "text/html")));
    feed.setOtherLinks(List.of(link("self", base + path(profile), "application/atom+xml")));
    feed.setEntries(developments.stream().map(this::entry).toList());
    try {
      return new WireFeedOutput().outputString(feed, false);
    } catch (FeedException e) {
      throw new IllegalStateException("the feed of " + profile + " cannot be written", e);
    }
  }

  private Entry entry(Development development) {
    Article first = development.first();
    Entry entry = new Entry();
    entry.setId(names + encoded(development.profile()) + "/" + encoded(development.id()));
    entry.setTitle(clean(Plain.headline(first)));
    entry.setPublished(Date.from(first.published()));
    entry.setUpdated(Date.from(development.told()));
    String outlet = clean(Plain.line(first.outlet()));
    entry.setAuthors(List.of(person(outlet.isEmpty() ? "Unknown outlet" : outlet)));
    entry.setAlternateLinks(
        List.of(link("alternate", Plain.link(first.url()).orElse(base), "text/html")));
    Content summary = new Content();
    summary.setType(Content.TEXT);
    summary.setValue(clean(summary(development)));
    entry.setSummary(summary);
    return entry;
  }

  private static String summary(Development development) {
    List<String> parts = new ArrayList<>();
    parts.add(Plain.lead(development.first()));
    if (!development.news().isEmpty()) {
      parts.add("New: " + words(development.news()) + ".");
    } else if (!development.reason().isBlank()) {
      parts.add("Told because: " + Plain.line(development.reason()) + ".");
    }
    List<String> terms =
        development.terms().stream().limit(TERMS).map(Term::term).map(Plain::line).toList();
    String score = String.format(Locale.ROOT, "score %.2f", development.score());
    parts.add(
        "Why it matched: "
            + (terms.isEmpty() ? score : String.join(", ", terms) + " (" + score + ")")
            + ".");
    parts.removeIf(String::isEmpty);
    return String.join("\n\n", parts);
  }

  private static String words(List<String> news) {
    return String.join("; ", news.stream().map(Plain::line).toList());
  }

  private static Generator generator() {
    Generator generator = new Generator();
    generator.setValue("Storywatch");
    return generator;
  }

  private static SyndPerson person(String name) {
    Person person = new Person();
    person.setName(name);
    return person;
  }

  private static Link link(String rel, String href, String type) {
    Link link = new Link();
    link.setRel(rel);
    link.setHref(href);
    link.setType(type);
    return link;
  }

  private static String clean(String text) {
    return NOT_XML.matcher(text).replaceAll("");
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
