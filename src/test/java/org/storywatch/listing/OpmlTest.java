package org.storywatch.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.feed.Feed;

class OpmlTest {
  /// As people and their feed readers leave it: comments, other outlines, attributes of their own.
  private static final String LIVED_IN =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- kept by hand & with care -->
      <opml xmlns:my="https://reader.example/ns" version="2.0">
          <head>
              <title>Élodie's feeds</title>
              <ownerName>Élodie</ownerName>
              <my:sync at="7" />
          </head>
          <body>
              <outline text="News">
                  <!-- the best one -->
                  <outline type="rss" text="A &lt;b&gt; &amp; c" xmlUrl="https://a.example/?x=1&amp;y=2" my:star="yes" category="/a,/b" />
                  <outline text="Inner">
                      <outline type="rss" text="B" xmlUrl="https://b.example/feed" />
                  </outline>
              </outline>
              <outline type="link" text="A page" url="https://page.example/" />

              <outline text="A note, not a folder" />
              <outline type="include" text="Elsewhere" url="https://list.example/feeds.opml" />
          </body>
      </opml>
      """;

  private static final Feed NEW = feed("https://new.example/feed?a=1&b=2", "New \"one\" <ж>");
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "News", "Inner"})
  void whatWasAddedAndRemovedLeavesNoTrace(String group) throws IOException {
    Opml opml = opml(LIVED_IN);
    assertThat(opml.text()).isEqualTo(LIVED_IN);
    opml.add(NEW, "https://new.example/", group);
    assertThat(opml.text()).isNotEqualTo(LIVED_IN);
    Opml again = opml(opml.text());
    assertThat(again.remove(NEW.id())).isOne();
    assertThat(again.text()).isEqualTo(LIVED_IN);
  }

  @Test
  void aFeedIsAddedOnALineOfItsOwnAtTheEndOfItsFolder() throws IOException {
    Opml opml = opml(LIVED_IN);
    opml.add(NEW, "https://new.example/", "Inner");
    assertThat(opml.text())
        .contains(
            """
                        <outline type="rss" text="B" xmlUrl="https://b.example/feed" />
                        <outline type="rss" text="New &quot;one&quot; &lt;ж&gt;" title="New &quot;one&quot; &lt;ж&gt;" xmlUrl="https://new.example/feed?a=1&amp;b=2" htmlUrl="https://new.example/" />
                    </outline>
                </outline>
                <outline type="link"\
            """
                .indent(4)
                .stripTrailing());
    assertThat(opml.outlines())
        .containsExactly(
            new Outline("https://a.example/?x=1&y=2", "A <b> & c", List.of("News")),
            new Outline("https://b.example/feed", "B", List.of("News", "Inner")),
            new Outline(NEW.url().toString(), NEW.title(), List.of("News", "Inner")));
  }

  @Test
  void aNewListIsWrittenAsPeopleWouldWriteIt() {
    Opml opml = Opml.empty();
    opml.add(feed("https://a.example/feed", "A"), "", "News");
    opml.add(feed("https://b.example/feed", ""), "", "");
    assertThat(opml.text())
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <opml version="2.0">
              <head>
                <title>Feeds</title>
              </head>
              <body>
                <outline text="News" title="News">
                  <outline type="rss" text="A" title="A" xmlUrl="https://a.example/feed" />
                </outline>
                <outline type="rss" text="b.example" title="b.example" xmlUrl="https://b.example/feed" />
              </body>
            </opml>
            """);
  }

  @Test
  void aTitleLosesWhatNoXmlMayContain() throws IOException {
    Opml opml = Opml.empty();
    opml.add(feed("https://a.example/feed", "A\u0007\ud800 b\n"), "", "");
    assertThat(opml(opml.text()).outlines()).extracting(Outline::title).containsExactly("A b");
  }

  @Test
  void aFeedIsRemovedWhereverItStandsAndHoweverItIsSpelled() throws IOException {
    Opml opml =
        opml(
            """
            <opml version="1.0"><body><outline text="F"><outline xmlurl="http://A.example/feed/"/></outline>
            <outline text="A" xmlUrl="https://a.example/feed?utm_source=x"><outline text="B" xmlUrl="https://b.example/"/></outline>
            </body></opml>
            """);
    assertThat(opml.remove(feed("https://a.example/feed", "").id())).isEqualTo(2);
    assertThat(opml.outlines())
        .extracting(Outline::url)
        .as("what stands inside of a feed stays")
        .containsExactly("https://b.example/");
  }

  @Test
  void sloppyAmpersandsAndADocumentTypeAreTaken() throws IOException {
    Opml opml =
        opml(
            """
            <!DOCTYPE opml>
            <opml version="1.0"><body>
            <outline text="R&amp;D &eacute; & co" xmlUrl="https://a.example/?x=1&y=2"/>
            </body></opml>
            """);
    assertThat(opml.outlines())
        .containsExactly(new Outline("https://a.example/?x=1&y=2", "R&D é & co", List.of()));
  }

  @Test
  void whatStandsBeforeASloppyListStays() throws IOException {
    Opml opml = opml("<!-- mine -->\n<opml><body><outline text='a & b'/></body></opml>");
    assertThat(opml.text()).contains("<!-- mine -->\n<opml>").contains("\"a &amp; b\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<opml version='2.0'>\n<body>\n<outline xmlUrl='https://a.example/'/>\n<outl",
        "<opml version='2.0'>\n<body>\n<outline xmlUrl='https://a.example/'>\n</body></opml>",
        "<opml>\n<body>\n<outline text='x'\nxmlUrl=https://a.example/ /></body></opml>",
        "<!DOCTYPE opml\n>\n<opml><body>\n</bod",
      })
  void aBrokenFileIsRefusedWithItsLine(String xml) {
    assertThatThrownBy(() -> opml(xml))
        .isInstanceOf(BrokenList.class)
        .hasMessageContaining("feeds.opml:4: is not well-formed XML");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no list", "{}", "<html><body/></html>", "<opml/>"})
  void whatIsNoOpmlIsRefused(String text) {
    assertThatThrownBy(() -> opml(text))
        .isInstanceOf(BrokenList.class)
        .hasMessage(folder.resolve("feeds.opml") + ": is not an OPML file");
  }

  @Test
  void foldersWithoutEndAreRefused() {
    int deep = 50_000;
    String xml = "<opml><body>" + "<outline text='x'>".repeat(deep) + "</outline>".repeat(deep);
    assertThatThrownBy(() -> opml(xml + "</body></opml>")).hasMessageContaining("depth");
  }

  @Test
  void anotherListIsTakenInWithItsFoldersAndAttributes() throws IOException {
    Opml opml = Opml.empty();
    Set<String> known = new HashSet<>(Set.of(feed("https://b.example/feed", "").id()));
    Opml other =
        opml(
            """
            <opml version="1.1"><body>
              <outline text="News"><outline title="Inner">
                <outline title="A" xmlurl="https://a.example/ä" rating="5"><outline text="x" xmlUrl="http://b.example/feed"/></outline>
              </outline></outline>
              <outline text="A again" xmlUrl="http://a.example/%C3%A4/"/>
              <outline text="Mail" xmlUrl="mailto:a@b.example"/>
            </body></opml>
            """);
    assertThat(opml.merge(other, known))
        .isEqualTo(new Opml.Merged(1, 2, List.of("mailto:a@b.example")));
    assertThat(opml.text())
        .contains(
            """
                <outline text="News" title="News">
                  <outline text="Inner" title="Inner">
                    <outline title="A" xmlUrl="https://a.example/%C3%A4" rating="5" text="A" type="rss" />
                  </outline>
                </outline>
              </body>
            """);
  }

  @Test
  void aListMayBeAsLongAsAnybodyHas() throws IOException {
    int feeds = 10_000;
    StringBuilder xml = new StringBuilder("<opml version='2.0'><body>\n");
    for (int i = 0; i < feeds; i++) {
      String url = "https://example.org/?a=1&amp;feed=" + i;
      xml.append("<outline text='R&amp;D &#233; %d' xmlUrl='%s'/>\n".formatted(i, url));
    }
    Opml all = opml(xml.append("</body></opml>").toString());
    Opml copy = Opml.empty();
    assertThat(copy.merge(all, new HashSet<>())).isEqualTo(new Opml.Merged(feeds, 0, List.of()));
    assertThat(opml(copy.text()).outlines()).isEqualTo(all.outlines()).hasSize(feeds);
  }

  @Test
  void inAsciiItIsTheSameList() throws IOException {
    Opml opml = Opml.empty();
    opml.add(feed("https://a.example/", "Ж 😀"), "", "");
    assertThat(opml.ascii()).isASCII().contains("encoding=\"UTF-8\"");
    assertThat(opml(opml.ascii()).outlines()).isEqualTo(opml.outlines());
  }

  private Opml opml(String xml) throws IOException {
    return Opml.open(Files.writeString(folder.resolve("feeds.opml"), xml));
  }

  private static Feed feed(String url, String title) {
    return Feed.at(URI.create(url), title, "");
  }
}
