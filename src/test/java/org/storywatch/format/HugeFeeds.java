package org.storywatch.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.storywatch.format.Feeds.item;
import static org.storywatch.format.Feeds.rss;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.storywatch.net.Body;

/// The most costly feeds that anybody thought of, each as large as an answer may be. Run as a
/// program of its own it reads them all in the memory that it is given, and writes a line for each.
final class HugeFeeds {
  private static final int MOST = 8 * 1024 * 1024;

  private HugeFeeds() {}

  public static void main(String[] args) {
    FeedParser parser = new FeedParser();
    for (Map.Entry<String, Supplier<String>> feed : all().entrySet()) {
      Body body = body(feed.getValue().get());
      long start = System.nanoTime();
      Parsed parsed = parser.parse(body, "", Feeds.URL);
      long millis = (System.nanoTime() - start) / 1_000_000;
      String outcome =
          switch (parsed) {
            case Parsed.Contents contents -> contents.entries().size() + " entries";
            case Parsed.Unreadable unreadable -> unreadable.reason() + " " + unreadable.words();
          };
      System.out.println(feed.getKey() + "|" + millis + "|" + outcome);
    }
  }

  private static Body body(String feed) {
    byte[] bytes = feed.getBytes(UTF_8);
    return Body.of(bytes.length > MOST ? Arrays.copyOf(bytes, MOST) : bytes);
  }

  static Map<String, Supplier<String>> all() {
    Map<String, Supplier<String>> all = new LinkedHashMap<>();
    // Made of many entries
    all.put("entries", () -> rss("<item><title>abc</title><link>/1</link></item>".repeat(160_000)));
    all.put(
        "rising entries",
        () ->
            rss(each(120_000, i -> "<item><pubDate>" + (1_500_000_000 + i) + "</pubDate></item>")));
    all.put("empty entries", () -> rss("<item/>".repeat(1_100_000)));
    all.put("documents", () -> rss(item("")).repeat(80_000));
    all.put(
        "long entries",
        () ->
            rss(
                item("<description>"
                        + "&lt;p>some &lt;b>bold&lt;/b> text&lt;/p>".repeat(40)
                        + "</description>")
                    .repeat(4_500)));
    // Of elements and attributes
    all.put("deep", () -> rss(item("<a>".repeat(2_000_000))));
    all.put("wide", () -> rss(item("<media:content/>".repeat(240_000))));
    all.put("names", () -> rss(item(each(200_000, i -> "<e" + i + "/>"))));
    all.put(
        "prefixes",
        () -> rss(item(each(150_000, i -> "<x:a xmlns:x='u" + i + "' xmlns:y" + i + "='q'/>"))));
    all.put("attributes", () -> rss("<item " + each(800_000, i -> "a" + i + "='' ") + "/>"));
    all.put("one attribute", () -> rss("<item " + "a='' ".repeat(1_600_000) + "/>"));
    all.put(
        "xhtml",
        () ->
            Feeds.atom(
                "<entry><title>x</title><content type='xhtml'>"
                    + "<b>x</b>".repeat(240_000)
                    + "</content></entry>"));
    // Of text
    all.put(
        "text", () -> rss(item("<description>" + "word ".repeat(1_600_000) + "</description>")));
    all.put(
        "ampersands", () -> rss(item("<description>" + "&".repeat(8_000_000) + "</description>")));
    all.put(
        "entities",
        () -> rss(item("<description>" + "&nbsp;".repeat(1_300_000) + "</description>")));
    all.put(
        "brackets", () -> rss(item("<description>" + "<".repeat(8_000_000) + "</description>")));
    all.put(
        "nested html",
        () ->
            rss(item("<description><![CDATA[" + "<b><p>".repeat(1_300_000) + "]]></description>")));
    all.put(
        "nested html in each",
        () ->
            rss(
                item("<description><![CDATA[" + "<b><p>".repeat(80_000) + "]]></description>")
                    .repeat(16)));
    all.put("guid", () -> rss(item("<guid>" + "x".repeat(8_000_000) + "</guid>")));
    all.put("author", () -> rss(item("<author>" + "a@b (".repeat(1_500_000) + "</author>")));
    all.put("date", () -> rss(item("<pubDate>" + "1 Jan ".repeat(1_300_000) + "</pubDate>")));
    all.put(
        "link", () -> rss(item("<link>https://a.example/" + "%".repeat(8_000_000) + "</link>")));
    all.put(
        "base", () -> rss("<item xml:base='" + "a/".repeat(4_000_000) + "'><link>x</link></item>"));
    // Of what never ends
    all.put("comments", () -> rss(item("<description>" + "<!--".repeat(2_000_000))) + "</rss>");
    all.put(
        "sections",
        () -> rss(item("<description>" + "<![CDATA[".repeat(900_000) + "</description>")));
    all.put(
        "instructions",
        () -> rss(item("<description>" + "<?".repeat(4_000_000) + "</description>")));
    all.put("document types", () -> "<!DOCTYPE a [".repeat(600_000) + rss(""));
    all.put("quotes", () -> "<!DOCTYPE a \"'".repeat(600_000) + rss(""));
    all.put("declarations", () -> "<?xml ".repeat(1_300_000) + "<rss>");
    all.put("tags", () -> rss(item("<description>" + "<a ".repeat(2_500_000) + "</description>")));
    all.put("start tags", () -> "<rss><channel><item>" + "<a>".repeat(2_500_000));
    all.put("end tags", () -> rss(item("") + "</b>".repeat(490_000)));
    all.put("wrong end tags", () -> rss(item("<a></b>".repeat(240_000))));
    // Of JSON
    all.put("json depth", () -> "{\"items\":" + "[".repeat(8_000_000));
    all.put("json lists", () -> "{\"items\":[{\"x\":[" + "[],".repeat(2_600_000));
    all.put("json objects", () -> "{\"items\":[{\"x\":[" + "{},".repeat(2_600_000));
    all.put(
        "json items",
        () -> "{\"items\":[" + "{\"id\":\"1\",\"title\":\"x\"},".repeat(300_000) + "]}");
    all.put(
        "json rss", () -> "{\"rss\":{\"channel\":{\"item\":[" + "{},".repeat(900_000) + "{}]}}}");
    all.put(
        "json text", () -> "{\"items\":[{\"content_html\":\"" + "<b>".repeat(2_700_000) + "\"}]}");
    all.put("json number", () -> "{\"items\":[{\"id\":" + "1".repeat(8_000_000) + "}]}");
    // Of no feed
    all.put("page", () -> "<html>" + "<div><b>".repeat(1_000_000));
    all.put("page of links", () -> "<html>" + "<link rel=alternate href=x>".repeat(300_000));
    all.put("blanks", () -> " ".repeat(8_000_000));
    all.put("zeros", () -> "\u0000".repeat(8_000_000));
    return all;
  }

  private static String each(int times, IntFunction<String> part) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < times; i++) {
      all.append(part.apply(i));
    }
    return all.toString();
  }
}
