package org.storywatch.mine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Delivery;
import org.storywatch.article.Article;
import org.storywatch.feed.Articles;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.FeedState.Outcome;
import org.storywatch.feed.Lease;
import org.storywatch.feed.Move;
import org.storywatch.feed.Rhythm;
import org.storywatch.feed.Trouble;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Feedback.Verdict;
import org.storywatch.format.FeedParser;
import org.storywatch.format.Parsed;
import org.storywatch.format.Wishes;
import org.storywatch.mail.Samples;
import org.storywatch.match.Match;
import org.storywatch.match.Term;
import org.storywatch.net.Body;
import org.storywatch.story.Development;
import org.storywatch.story.Member;
import org.storywatch.web.Recent;

/// What a hostile feed says, in every place that the pages show.
final class Hostile {
  private static final URI FEED = URI.create("https://paper.example/rss");

  private Hostile() {}

  /// Everything that the pages show comes from these.
  static void fill(Recent recent, List<String> ways, List<Article> articles) {
    for (int i = 0; i < articles.size(); i++) {
      Article article = articles.get(i);
      String way = ways.get(i);
      List<Term> terms = List.of(new Term(way, 0.3));
      Development development = development(article, way, terms);
      recent.add(article);
      recent.add(development);
      recent.add(new Match(1, House.PROFILE, article, 0.8, terms));
      recent.miss(new Match(1, way, article, 0.4, terms));
      recent.add(alert("alert-" + i, i, new About.Told(development, List.of(earlier(way)))));
      recent.add(
          new Delivery(
              1,
              "alert-" + i,
              Delivery.State.REFUSED,
              1,
              Samples.NOON,
              Instant.EPOCH,
              way,
              List.of(),
              List.of()));
      recent.add(
          new Feedback(1, House.PROFILE, article, Verdict.MORE, Samples.NOON.plusSeconds(i)));
      recent.add(state(i, way));
    }
    for (int i = 0; i < articles.size(); i += 12) {
      List<String> some = ways.subList(i, Math.min(i + 12, ways.size()));
      recent.add(
          alert(
              "digest-" + i,
              i,
              new About.Flood(House.PROFILE, 12, 3, some.stream().map(Hostile::earlier).toList())));
    }
  }

  private static Development development(Article article, String way, List<Term> terms) {
    Member member =
        new Member(
            "copy-" + article.id(),
            Member.Kind.COPY,
            way,
            article.url(),
            way,
            Samples.NOON,
            way,
            "");
    return new Development(
        Development.SCHEMA,
        House.PROFILE,
        "dev-" + article.id(),
        "dev-" + article.id(),
        article,
        0.8,
        terms,
        List.of(way),
        way,
        List.of(member),
        article.fetched());
  }

  private static Alert alert(String id, int second, About about) {
    Instant at = Samples.NOON.plusSeconds(second);
    return new Alert(1, id, House.READER, Cadence.IMMEDIATE, at, about, at);
  }

  private static About.Earlier earlier(String way) {
    return new About.Earlier(way, way, uri(way), Samples.NOON);
  }

  private static FeedState state(int i, String way) {
    URI url = uri(way);
    return new FeedState(
        1,
        "feed-" + i,
        url,
        url,
        way,
        way,
        way,
        Outcome.FAILED,
        3,
        0,
        0,
        Samples.NOON,
        Samples.NOON,
        Samples.NOON,
        way,
        Move.none(url),
        Rhythm.UNKNOWN,
        Wishes.NONE,
        Lease.NONE,
        Trouble.NONE);
  }

  /// Articles as they would be if the parser left everything.
  static List<Article> unparsed(List<String> ways) {
    return IntStream.range(0, ways.size()).mapToObj(i -> article(i, ways.get(i))).toList();
  }

  private static Article article(int i, String way) {
    return new Article(
        1,
        "article-" + way, // ids are made here, and yet
        way,
        way,
        uri(way),
        way,
        way,
        way + "\n\n" + way,
        way,
        Samples.NOON,
        Samples.NOON.plusSeconds(i));
  }

  /// The way itself where it can be an address at all.
  private static URI uri(String way) {
    try {
      return URI.create(way);
    } catch (IllegalArgumentException e) {
      return URI.create("https://news.example.org/?" + URLEncoder.encode(way, UTF_8));
    }
  }

  /// What the parser leaves of a feed that has each way in every place.
  static List<Article> parsed(List<String> ways) {
    StringBuilder rss =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"")
            .append(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"")
            .append(" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>")
            .append("<title>")
            .append(xml(ways.getFirst()))
            .append("</title>")
            .append("<link>javascript:alert(1)</link>");
    for (int i = 0; i < ways.size(); i++) {
      String way = xml(ways.get(i));
      rss.append("<item><title>")
          .append(way)
          .append("</title><link>")
          .append(way)
          .append("</link><guid isPermaLink=\"true\">")
          .append(way)
          .append("</guid><description>")
          .append(way)
          .append("</description><content:encoded>")
          .append(way)
          .append(" ")
          .append(xml(way))
          .append("</content:encoded><dc:creator>")
          .append(way)
          .append("</dc:creator><source url=\"")
          .append(way)
          .append("\">")
          .append(way)
          .append("</source></item>\n");
    }
    rss.append("</channel></rss>");
    Parsed.Contents contents =
        (Parsed.Contents)
            new FeedParser().parse(Body.of(rss.toString().getBytes(UTF_8)), "text/xml", FEED);
    List<Article> articles = new ArrayList<>();
    contents
        .entries()
        .forEach(entry ->
            articles.add(
                Articles.of(
                    "article-" + articles.size(),
                    entry,
                    contents,
                    Feed.at(FEED, "", ""),
                    Samples.NOON.plusSeconds(articles.size()),
                    false)));
    return articles;
  }

  private static String xml(String way) {
    return way.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /// The ways, as `scripts.txt` has them.
  static List<String> ways() {
    try (InputStream in =
        Objects.requireNonNull(Hostile.class.getResourceAsStream("scripts.txt"))) {
      Pattern character = Pattern.compile("\\\\u([0-9A-F]{4})");
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# "))
          .map(line -> character.matcher(line).replaceAll(Hostile::character))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String character(MatchResult found) {
    return Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16)));
  }
}
