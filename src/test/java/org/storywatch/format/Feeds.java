package org.storywatch.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.storywatch.net.Body;

/// Feeds for tests, and what the parser makes of them.
final class Feeds {
  static final URI URL = URI.create("https://paper.example/rss/all.xml");

  /// Every feed that is kept as a file.
  static final List<String> FILES =
      List.of(
          "rss20.xml",
          "rss091.xml",
          "rss10.rdf",
          "atom10.xml",
          "atom03.xml",
          "feed.json",
          "broken.xml",
          "modules.xml",
          "video.xml",
          "rss090.rdf",
          "warned.xml",
          "rss.json");

  private Feeds() {}

  static String rss(String items) {
    return "<rss version=\"2.0\"><channel><title>T</title><link>https://site.example/</link>"
        + items
        + "</channel></rss>";
  }

  static String item(String content) {
    return "<item><title>Good</title>" + content + "</item>";
  }

  static String atom(String entries) {
    return "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title><id>urn:t</id>"
        + entries
        + "</feed>";
  }

  static Parsed parse(byte[] bytes) {
    return new FeedParser().parse(Body.of(bytes), "", URL);
  }

  static Parsed parse(String text) {
    return parse(text.getBytes(UTF_8));
  }

  static Parsed.Contents read(String text) {
    return contents(parse(text));
  }

  static Parsed.Contents contents(Parsed parsed) {
    assertThat(parsed).isInstanceOf(Parsed.Contents.class);
    return (Parsed.Contents) parsed;
  }

  /// The only entry of a feed.
  static Entry entry(String text) {
    List<Entry> entries = read(text).entries();
    assertThat(entries).hasSize(1);
    return entries.getFirst();
  }

  static byte[] file(String name) throws IOException {
    try (InputStream in = Feeds.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
