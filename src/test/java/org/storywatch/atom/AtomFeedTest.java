package org.storywatch.atom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.article.Article;
import org.storywatch.format.Entry;
import org.storywatch.format.FeedParser;
import org.storywatch.format.Parsed;
import org.storywatch.mail.Samples;
import org.storywatch.match.Term;
import org.storywatch.net.Body;
import org.storywatch.story.Development;

/// What we write, read by our own parser and by others.
class AtomFeedTest {
  private static final URI HOME = URI.create("https://watch.example.org/news/");
  private static final String PROFILE = "velden barrage/ü";

  private final AtomFeed atom = new AtomFeed(HOME);

  @Test
  void ourOwnParserReadsWhatWasTold() throws Exception {
    Development told = development(Samples.opening(), List.of("third pier cracked", "mayor left"));
    List<Entry> entries = ours(write(told));
    assertThat(entries)
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.title()).isEqualTo(Samples.opening().title());
          assertThat(entry.link()).isEqualTo("https://news.example.org/0");
          assertThat(entry.author()).isEqualTo("Harbour Gazette");
          assertThat(entry.published()).isEqualTo(Samples.NOON);
          assertThat(entry.text())
              .contains(
                  "The town council of Velden has stopped work on the river barrage.",
                  "New: third pier cracked; mayor left.",
                  "Why it matched: river barrage, Velden (score 0.83).");
        });
  }

  @Test
  void anotherReaderFindsTheNamesTimesAndLinksThatAtomAsksFor() throws Exception {
    Article later = Samples.article(90, "", "Later", "Text.");
    SyndFeed feed =
        rome(write(development(later, List.of()), development(Samples.opening(), List.of())));
    assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
    assertThat(feed.getUri())
        .isEqualTo("tag:watch.example.org,2026:storywatch/velden%20barrage%2F%C3%BC");
    assertThat(feed.getTitle()).isEqualTo("The barrage");
    assertThat(feed.getPublishedDate()).isEqualTo(Date.from(told(later)));
    assertThat(feed.getLinks())
        .filteredOn(link -> "self".equals(link.getRel()))
        .extracting(link -> link.getHref())
        .containsExactly(
            "https://watch.example.org/news/profiles/velden%20barrage%2F%C3%BC/feed.atom");
    assertThat(feed.getEntries())
        .extracting(SyndEntry::getUri)
        .containsExactly(
            "tag:watch.example.org,2026:storywatch/velden%20barrage%2F%C3%BC/dev-article-90",
            "tag:watch.example.org,2026:storywatch/velden%20barrage%2F%C3%BC/dev-article-0");
    SyndEntry first = feed.getEntries().getFirst();
    assertThat(first.getUpdatedDate()).isEqualTo(Date.from(told(later)));
    assertThat(first.getPublishedDate()).isEqualTo(Date.from(later.published()));
    assertThat(first.getAuthor()).as("each entry has one").isEqualTo("Unknown outlet");
    assertThat(first.getDescription().getType()).isEqualTo("text");
  }

  @Test
  void theSameDevelopmentsGiveTheSameBytes() {
    Development told = development(Samples.opening(), List.of());
    assertThat(write(told))
        .isEqualTo(new AtomFeed(HOME).write(PROFILE, "The barrage", List.of(told)));
  }

  @Test
  void aProfileOfWhichNothingWasToldHasAFeed() throws Exception {
    String text = atom.write(PROFILE, "The barrage", List.of());
    assertThat(rome(text).getEntries()).isEmpty();
    assertThat(ours(text)).isEmpty();
    assertThat(AtomFeed.updated(List.of())).isEqualTo(Instant.EPOCH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "]]></title><entry>",
        "&amp; &lt; & < > \" '",
        "a\u0000b\u0001c\u001Fd",
        "a\uFFFEb\uFFFFc",
        "a\uD800b",
        "\uDC00",
        "\u202Etxet\u202C",
        "line\r\nline\u2028line\u0085line",
        "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
        "\uD83D\uDE00 smile"
      })
  void whateverAFeedWroteTheXmlIsWhole(String words) throws Exception {
    Article article =
        Samples.article(1, words, words, words + " " + words, URI.create("javascript:alert(1)"));
    Development told =
        new Development(
            1,
            PROFILE,
            words,
            words,
            article,
            0.5,
            List.of(new Term(words, 0.1)),
            List.of(words),
            words,
            List.of(),
            told(article));
    String text = atom.write(PROFILE, words, List.of(told));
    var document =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(text.getBytes(UTF_8)));
    assertThat(document.getElementsByTagName("entry").getLength()).isEqualTo(1);
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(text).doesNotContain("javascript:", "<!DOCTYPE");
    assertThat(ours(text)).hasSize(1);
    assertThat(rome(text).getEntries()).hasSize(1);
  }

  @Test
  void manyEntriesKeepTheirOrder() throws Exception {
    List<Development> told =
        IntStream.range(0, 60)
            .mapToObj(i -> development(Samples.article(60 - i, "", "Title " + i, "T."), List.of()))
            .toList();
    assertThat(ours(atom.write(PROFILE, "x", told)))
        .extracting(Entry::title)
        .containsExactlyElementsOf(told.stream().map(one -> one.first().title()).toList());
  }

  private String write(Development... told) {
    return atom.write(PROFILE, "The barrage", List.of(told));
  }

  private static List<Entry> ours(String text) throws Exception {
    Parsed parsed =
        new FeedParser()
            .parse(Body.of(text.getBytes(UTF_8)), AtomFeed.TYPE, URI.create("https://x.example/"));
    assertThat(parsed).isInstanceOf(Parsed.Contents.class);
    return ((Parsed.Contents) parsed).entries();
  }

  private static SyndFeed rome(String text) throws Exception {
    return new SyndFeedInput().build(new StringReader(text));
  }

  private static Instant told(Article article) {
    return article.fetched().plusSeconds(5);
  }

  private static Development development(Article article, List<String> news) {
    return new Development(
        1,
        PROFILE,
        "dev-" + article.id(),
        "dev-" + article.id(),
        article,
        0.834,
        List.of(new Term("river barrage", 0.31), new Term("Velden", 0.22)),
        news,
        "",
        List.of(),
        told(article));
  }
}
