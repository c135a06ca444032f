package org.storywatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.listing.Site;

/// What `feeds` does to the files of a configuration, and what it says.
class FeedsCommandTest {
  @TempDir private Path folder;
  private Site site;
  private Path list;
  private Path other;
  private String out = "";
  private String err = "";

  @BeforeEach
  void open() throws IOException {
    site = new Site();
    site.feed("/a.xml", "A");
    site.feed("/b.xml", "B");
    site.feed("/config.xml", "In the configuration");
    list = folder.resolve("feeds.opml");
    other = folder.resolve("other.opml");
    config("'%s', '%s', '%s'".formatted(list, other, site.at("/config.xml")));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void theFirstFeedMakesTheFile() throws IOException {
    assertThat(feeds("add", site.at("/a.xml"), "--group", "New")).isZero();
    assertThat(out).isEqualTo("added to %s: A %s%n".formatted(list, site.at("/a.xml")));
    assertThat(Files.readString(list))
        .contains(
            """
                <outline text="New" title="New">
                  <outline type="rss" text="A" title="A" xmlUrl="%s" htmlUrl="https://example.org/" />
                </outline>
            """
                .formatted(site.at("/a.xml")));
    assertThat(other).doesNotExist();
  }

  @Test
  void whatIsAlreadyThereIsSaidAndNothingIsWritten() throws IOException {
    write(other, outline("Mine", "/a.xml"));
    site.page("/", "<link rel=alternate type=application/rss+xml href=/a.xml>");
    assertThat(feeds("add", site.at("/a.xml") + "?utm_source=x")).isZero();
    assertThat(out).startsWith("is already there: Mine");
    assertThat(site.asked()).as("for which nobody need be asked").isEmpty();
    assertThat(feeds("add", site.at("/"))).isZero();
    assertThat(out).startsWith("is already there: Mine");
    assertThat(list).doesNotExist();
  }

  @Test
  void ofSeveralFeedsOneIsToBeChosen() throws IOException {
    site.page(
        "/",
        """
        <link rel=alternate type=application/rss+xml href=/a.xml>
        <link rel=alternate type=application/rss+xml href=/b.xml>
        """);
    assertThat(feeds("add", site.at("/"))).isEqualTo(2);
    assertThat(err.lines())
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).contains("A " + site.at("/a.xml")))
        .anySatisfy(line -> assertThat(line).contains("B " + site.at("/b.xml")));
    assertThat(list).doesNotExist();
    assertThat(feeds("add", site.at("/b.xml"), "--title", "Bee")).isZero();
    assertThat(Files.readString(list)).contains("title=\"Bee\"");
  }

  @Test
  void whatIsNoFeedIsNotAdded() {
    assertThat(feeds("add", site.at("/nothing"))).isEqualTo(2);
    assertThat(err.lines()).singleElement().asString().contains("/nothing: answered with status");
    assertThat(feeds("add", "mailto:a@b.example")).isEqualTo(2);
    assertThat(err).startsWith("mailto:a@b.example: is not a web address");
    assertThat(list).doesNotExist();
  }

  @Test
  void aBrokenFileIsNamedWithItsLineAndLeftAsItIs() throws IOException {
    String broken = "<opml>\n<body>\n" + outline("A", "/a.xml") + "\n</bod";
    Files.writeString(list, broken);
    Path good = Files.writeString(folder.resolve("good.opml"), opml(outline("B", "/b.xml")));
    for (String[] command :
        new String[][] {
          {"add", site.at("/b.xml")}, {"import", good.toString()}, {"export"}, {"list"},
        }) {
      assertThat(feeds(command)).as(command[0]).isEqualTo(2);
      assertThat(err).as(command[0]).contains(list + ":4: is not well-formed XML");
      assertThat(list).hasContent(broken);
    }
    assertThat(feeds("check")).isOne();
    assertThat(out).contains("FAILED  " + list + ":4:");
  }

  @Test
  void aFeedIsRemovedByAddressOrTitleFromWhereverItStands() throws IOException {
    write(list, outline("A", "/a.xml") + outline("B", "/b.xml"));
    write(other, outline("A too", "/a.xml") + outline("B", "/b.xml?2"));
    assertThat(feeds("remove", "A")).isZero();
    assertThat(out.lines()).hasSize(2);
    assertThat(Files.readString(list)).doesNotContain("a.xml").contains("b.xml");
    assertThat(Files.readString(other)).doesNotContain("a.xml").contains("b.xml");
    assertThat(feeds("remove", "B")).isEqualTo(2);
    assertThat(err).contains("several").contains(site.at("/b.xml?2"));
    assertThat(feeds("remove", site.at("/b.xml"))).isZero();
    assertThat(feeds("remove", "B")).isZero();
    assertThat(feeds("remove", "B")).isEqualTo(2);
    assertThat(err).startsWith("B: is neither");
  }

  @Test
  void aFeedOfTheConfigurationItselfIsNotOursToRemove() {
    assertThat(feeds("remove", site.at("/config.xml"))).isEqualTo(2);
    assertThat(err).contains("remove it there");
  }

  @Test
  void theListIsShown() throws IOException {
    write(list, "<outline text='Group'>" + outline("A", "/a.xml") + "</outline>");
    write(other, outline("B", "/b.xml"));
    assertThat(feeds("list")).isZero();
    assertThat(out.lines().map(line -> line.replaceAll(" +", " ").strip()))
        .containsExactly(
            "Group A " + site.at("/a.xml"), "B " + site.at("/b.xml"), site.at("/config.xml"));
  }

  @Test
  void eachFeedIsCheckedInWordsAndThoseOfAHostOneAfterTheOther() throws IOException {
    write(list, outline("A", "/a.xml") + outline("Gone", "/gone.xml") + outline("P", "/page"));
    write(other, outline("B", "/b.xml"));
    site.page("/page", "<html><body>moved away</body></html>");
    assertThat(feeds("check")).isOne();
    assertThat(out.lines())
        .containsExactly(
            "ok      " + site.at("/a.xml") + ": 1 entries, the newest of 2020-01-14 08:30 UTC",
            "FAILED  " + site.at("/gone.xml") + ": answered with status 404",
            "FAILED  " + site.at("/page") + ": is a web page and not a feed",
            "ok      " + site.at("/b.xml") + ": 1 entries, the newest of 2020-01-14 08:30 UTC",
            "ok      "
                + site.at("/config.xml")
                + ": 1 entries, the newest of 2020-01-14 08:30 UTC");
    assertThat(site.most()).isOne();
    assertThat(feeds("check", site.at("/b.xml"))).isZero();
    assertThat(feeds("check", "mailto:x@y.example")).isEqualTo(2);
  }

  @Test
  void anotherListIsImportedFromAFileOrAnAddress() throws IOException {
    write(list, outline("A", "/a.xml"));
    Files.writeString(other, opml(""));
    Path theirs = folder.resolve("theirs.opml");
    write(
        theirs,
        "<outline text='G'>%s</outline>%s<outline text='Mail' xmlUrl='mailto:a@b.example'/>"
            .formatted(outline("B", "/b.xml"), outline("A", "/a.xml")));
    assertThat(feeds("import", theirs.toString())).isZero();
    assertThat(out).contains("1 new in " + list + ", 1 known, 1 bad").contains("mailto:");
    site.feed("/subscriptions", () -> opml(outline("B", "/b.xml") + outline("C", "/c.xml")));
    assertThat(feeds("import", site.at("/subscriptions"))).isZero();
    assertThat(out).isEqualTo("1 new in %s, 1 known, 0 bad%n".formatted(list));
    assertThat(feeds("list")).isZero();
    assertThat(out.lines()).hasSize(4);
    String before = Files.readString(list);
    assertThat(feeds("import", folder.resolve("missing").toString())).isEqualTo(2);
    assertThat(err).contains("missing: cannot be read: is not there");
    assertThat(feeds("import", site.at("/a.xml"))).isEqualTo(2);
    assertThat(err).contains("is not an OPML file");
    assertThat(feeds("import", site.at("/missing"))).isEqualTo(2);
    assertThat(err).contains("404");
    assertThat(list).hasContent(before);
  }

  @Test
  void allListsAreExportedAsOneThatCanBeImported() throws IOException {
    write(list, "<outline text='Ж'>" + outline("A", "/a.xml") + "</outline>");
    write(other, outline("A again", "/a.xml") + outline("B", "/b.xml"));
    assertThat(feeds("export")).isZero();
    String printed = out;
    Path file = folder.resolve("copy.opml");
    assertThat(feeds("export", file.toString())).isZero();
    assertThat(out).isEmpty();
    assertThat(feeds("list")).isZero();
    String listed = out;
    assertThat(listed.lines()).hasSize(3);
    for (String copy : new String[] {printed, Files.readString(file)}) {
      Path again = Files.writeString(folder.resolve("again.opml"), copy);
      config("'%s'".formatted(again));
      assertThat(feeds("list")).isZero();
      assertThat(out.lines().map(String::strip).toList())
          .hasSize(3)
          .anySatisfy(line -> assertThat(line).startsWith("Ж").endsWith(site.at("/a.xml")));
    }
  }

  @Test
  void aListOfTheConfigurationIsNotOverwrittenByAnExport() throws IOException {
    write(list, outline("A", "/a.xml") + "<!-- mine -->");
    write(other, outline("B", "/b.xml"));
    assertThat(feeds("export", list.toString())).isEqualTo(2);
    assertThat(err).contains("is a list of the configuration");
    assertThat(Files.readString(list)).contains("<!-- mine -->");
  }

  @Test
  void withoutAFileInTheConfigurationThereIsNoPlaceForAFeed() throws IOException {
    config("'%s'".formatted(site.at("/config.xml")));
    assertThat(feeds("add", site.at("/a.xml"))).isEqualTo(2);
    assertThat(err).startsWith("feeds: names no OPML file");
  }

  @Test
  void nameAndPasswordOfAnAddressAreNeverPrinted() throws IOException {
    site.page("/", "<title>No feed here</title>");
    String secret = site.at("").replace("://", "://me:geheim@");
    String bad = "ftp://me:geheim@x.example/";
    write(
        list,
        "<outline text=\"%1$s/a.xml\" xmlUrl=\"%1$s/a.xml\"/><outline text=\"B\" xmlUrl=\"%2$s\"/>"
                .formatted(secret, bad)
            + "<outline text=\"C\" fullText=\"now\" xmlUrl=\"%s/nothing\"/>".formatted(secret));
    config("'%s', '%s/config.xml'".formatted(list, secret));
    Path more =
        Files.writeString(
            folder.resolve("m.opml"), opml(outline("X", "x").replace(site.at("x"), bad)));
    String[][] commands = {
      {"list"},
      {"check"},
      {"check", secret + "/nothing"},
      {"add", secret + "/nothing"},
      {"add", secret + "/b.xml"},
      {"add", secret + "/b.xml"},
      {"add", bad},
      {"import", secret + "/nothing"},
      {"import", secret + "/a.xml"},
      {"import", more.toString()},
      {"remove", secret + "/config.xml"},
      {"remove", secret + "/unknown"},
      {"remove", secret + "/b.xml"},
    };
    for (String[] command : commands) {
      int _ = feeds(command);
      assertThat(out + err).as(String.join(" ", command)).isNotBlank().doesNotContain("geheim");
    }
    assertThat(Files.readString(list)).as("where they must stay").contains("me:geheim@");
  }

  @Test
  void withoutACommandTheLineSaysSo() {
    assertThat(run("feeds")).isEqualTo(2);
    assertThat(err.lines()).singleElement().asString().contains("storywatch feeds --help");
  }

  private void config(String places) throws IOException {
    Files.writeString(
        folder.resolve("c.yaml"),
        "feeds: [%s]\nfetch: {allow-private: [127.0.0.0/8]}\n".formatted(places));
  }

  private static void write(Path file, String outlines) throws IOException {
    Files.writeString(file, opml(outlines));
  }

  private static String opml(String outlines) {
    return "<opml version=\"2.0\"><head/><body>" + outlines + "</body></opml>";
  }

  private String outline(String title, String path) {
    return "<outline type=\"rss\" text=\"%s\" xmlUrl=\"%s\"/>".formatted(title, site.at(path));
  }

  private int feeds(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "feeds";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--config";
    all[all.length - 1] = folder.resolve("c.yaml").toString();
    return run(all);
  }

  private int run(String... arguments) {
    StringWriter printed = new StringWriter();
    StringWriter complained = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(printed))
            .setErr(new PrintWriter(complained))
            .execute(arguments);
    out = printed.toString();
    err = complained.toString();
    return code;
  }
}
