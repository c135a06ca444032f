package org.storywatch.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.storywatch.format.Feeds.entry;
import static org.storywatch.format.Feeds.item;
import static org.storywatch.format.Feeds.parse;
import static org.storywatch.format.Feeds.read;
import static org.storywatch.format.Feeds.rss;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What servers send for XML by malice: to be read without end, or to have something else read.
/// Memory is bounded by [HugeFeedsTest].
class HostileXmlTest {
  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final String SECRET = "xyzzy-4711";
  private static final String ENTRY = item("<guid>1</guid><description>&e;</description>");
  @TempDir private Path folder;
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;
  private Path secret;

  @BeforeEach
  void open() throws Exception {
    secret = Files.writeString(folder.resolve("secret"), SECRET);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          byte[] entity = ("<!ENTITY e \"" + SECRET + "\">").getBytes(UTF_8);
          exchange.sendResponseHeaders(200, entity.length);
          exchange.getResponseBody().write(entity);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void billionLaughsAreNotLaughed() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"ha\">");
    for (int i = 1; i <= 30; i++) {
      laughs.append("<!ENTITY a%d \"&a%d;&a%d;&a%d;\">".formatted(i, i - 1, i - 1, i - 1));
    }
    String xml = laughs + "]>" + rss(item("<description>&a30;</description>"));
    Entry entry = assertTimeoutPreemptively(BOUND, () -> entry(xml));
    assertThat(entry.title()).isEqualTo("Good");
    assertThat(entry.text()).isEqualTo("&a30;");
  }

  @Test
  void quadraticBlowUpDoesNotBlowUp() {
    String xml =
        "<!DOCTYPE rss [<!ENTITY e \""
            + "x".repeat(100_000)
            + "\">]>"
            + rss(item("<description>" + "&e;".repeat(100_000) + "</description>"));
    Entry entry = assertTimeoutPreemptively(BOUND, () -> entry(xml));
    assertThat(entry.text()).doesNotContain("xxx").hasSizeLessThanOrEqualTo(100_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // an external document type
        "<!DOCTYPE rss SYSTEM \"HTTP/rss.dtd\">",
        "<!DOCTYPE rss PUBLIC \"-//X//RSS//EN\" \"HTTP/rss.dtd\">",
        "<!DOCTYPE rss SYSTEM \"FILE\">",
        // external entities: file, http, jar of either
        "<!DOCTYPE rss [<!ENTITY e SYSTEM \"FILE\">]>",
        "<!DOCTYPE rss [<!ENTITY e SYSTEM \"HTTP/e.txt\">]>",
        "<!DOCTYPE rss [<!ENTITY e SYSTEM \"jar:HTTP/e.jar!/e.txt\">]>",
        "<!DOCTYPE rss [<!ENTITY e SYSTEM \"jar:FILE!/e.txt\">]>",
        // parameter entities, also those that tell what they read
        "<!DOCTYPE rss [<!ENTITY % p SYSTEM \"HTTP/p.dtd\"> %p;]>",
        "<!DOCTYPE rss [<!ENTITY % f SYSTEM \"FILE\"><!ENTITY % p \"<!ENTITY e SYSTEM"
            + " 'HTTP/?%f;'>\"> %p;]>",
        // ways that are none for entities
        "<?xml-stylesheet type=\"text/xsl\" href=\"HTTP/x.xsl\"?>",
        "<!-- --><!DOCTYPE rss [<!-- ' --><!ENTITY e SYSTEM \"FILE\">]>",
      })
  void nothingOutsideIsOpened(String prolog) {
    String xml = "<?xml version=\"1.0\"?>" + fill(prolog) + rss(ENTRY);
    Parsed.Contents feed = assertTimeoutPreemptively(BOUND, () -> read(xml));
    assertThat(feed.entries()).extracting(Entry::title).containsExactly("Good");
    assertThat(feed.toString()).doesNotContain(SECRET);
    assertThat(requests).hasValue(0);
    // The same where the document begins before the feed does.
    Parsed inside = parse(rss(fill(prolog) + ENTRY));
    assertThat(inside.toString()).doesNotContain(SECRET).contains("Good");
    assertThat(requests).hasValue(0);
  }

  @Test
  void inclusionsAndSchemasAreNotOpenedEither() {
    String xml =
        fill(
            "<rss xmlns:xi=\"http://www.w3.org/2001/XInclude\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xsi:noNamespaceSchemaLocation=\"HTTP/s.xsd\"><channel><title>T</title>"
                + item("<description><xi:include href=\"FILE\" parse=\"text\"/></description>")
                + "</channel></rss>");
    assertThat(parse(xml).toString()).doesNotContain(SECRET).contains("Good");
    assertThat(requests).hasValue(0);
  }

  @Test
  void tenThousandLevelsAreRefused() {
    String deep = rss(item("<a>".repeat(10_000) + "</a>".repeat(10_000)));
    refused(deep, "nested more than 256 levels deep");
    refused(rss(item("<a>".repeat(10_000))), "nested more than 256 levels deep");
  }

  @Test
  void aMillionAttributesAreRefused() {
    StringBuilder item = new StringBuilder("<item");
    for (int i = 0; i < 1_000_000; i++) {
      item.append(" a=''");
    }
    StringBuilder other = new StringBuilder("<item");
    for (int i = 0; i < 500_000; i++) {
      other.append(" a").append(i).append("=''");
    }
    refused(rss(other + "/>"), "more than 250 attributes");
    // An attribute twice is not well-formed; mended it stands there once.
    assertTimeoutPreemptively(BOUND, () -> parse(rss(item + "><title>x</title></item>")));
  }

  @Test
  void aTextOfFiftyMegabytesIsRefused() {
    refused(rss(item("<description>" + "word ".repeat(10_000_000))), "larger than 8 MiB");
  }

  private String fill(String xml) {
    String http = "http://127.0.0.1:" + server.getAddress().getPort();
    return xml.replace("HTTP", http).replace("FILE", secret.toUri().toString());
  }

  private static void refused(String xml, String words) {
    Parsed parsed = assertTimeoutPreemptively(BOUND, () -> parse(xml));
    assertThat(parsed).isInstanceOf(Parsed.Unreadable.class);
    Parsed.Unreadable unreadable = (Parsed.Unreadable) parsed;
    assertThat(unreadable.words()).contains(words);
    assertThat(unreadable.reason()).isEqualTo(Parsed.Reason.TOO_MUCH);
  }
}
