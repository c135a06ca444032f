package org.storywatch.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Message;
import org.storywatch.article.Article;
import org.storywatch.match.Term;
import org.storywatch.story.Development;
import org.storywatch.story.Member;

/// Whatever strangers write, the mail has our header, our recipient, our tags and links to the web.
@Execution(ExecutionMode.CONCURRENT)
class HostileTest {
  private static final AlertMail MAIL = Samples.mail();
  private static final int STRINGS = 41; // in one message
  private static final String SHARP = "\r\n\0<>\"'&=?.-: \t`/\\%;()";

  /// Each is put everywhere where words of strangers come in.
  static List<String> words() {
    return List.of(
        "a\r\nBcc: victim@example.org",
        "a\nBcc: victim@example.org",
        "a\rBcc: victim@example.org",
        "a\r\n\r\n<html>another body",
        "nul \0 in \0 between",
        "line\u2028separator\u2029paragraph\u0085next",
        "vertical\u000Btab and form\ffeed",
        "\r\n.\r\nMAIL FROM:<evil@example.org>\r\n",
        "\n.\nQUIT\n",
        ".",
        "From evil@example.org Sat Mar 14 12:00:00 2026",
        "=?utf-8?q?=0D=0ABcc:_victim=40example.org?=",
        "=?utf-8?B?DQpCY2M6IHZpY3RpbUBleGFtcGxlLm9yZw==?=",
        "=?iso-8859-1?q?=3Cscript=3E?= =?x?y?z?=",
        "--=_alert-hostile\r\nContent-Type: text/html\r\n\r\n<b>mine</b>",
        "\r\n--=_alert-hostile--\r\n",
        "=_alert-hostile =3D=0D=0A =",
        "invoice\u202Efdp.exe",
        "\u2066\u2067\u2068isolates\u2069 \u202A\u202B\u202D\u202C",
        "zero\u200Bwidth\u2060joins\uFEFFand\u00ADhyphens",
        "tags \uDB40\uDC41\uDB40\uDC42 and fillers \u3164\u115F\u1160\uFFA0\u2800",
        "lone \uD800 and \uDFFF surrogates \uD83D",
        "not a character \uFFFE\uFFFF\uFDD0",
        "z\u0351\u0352\u0353\u0354\u0355\u0356\u0357\u0358\u0359\u035A\u035B piles of marks",
        "\u0000\u0001\u0007\u001B[31mred\u001B[0m\u007F\u009B",
        "x".repeat(10_000),
        "long words ".repeat(1_000),
        "\u0301".repeat(10_000),
        "\uD83D\uDE00".repeat(5_000),
        "<script>alert(1)</script>",
        "</title></style></head><script src=//evil.example.org></script>",
        "<img src=x onerror=alert(1)>",
        "<img src=https://evil.example.org/pixel.gif width=1 height=1>",
        "\" onmouseover=\"alert(1)",
        "' onfocus='alert(1)' autofocus='",
        "` onload=alert(1) x=`",
        "<svg/onload=alert(1)><svg><script>alert(1)</script></svg>",
        "<svg><animate href=#x attributeName=href values=javascript:alert(1) /></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
        "<base href=https://evil.example.org/>",
        "<meta http-equiv=refresh content=\"0;url=https://evil.example.org\">",
        "<form action=https://evil.example.org><input name=password></form>",
        "<iframe src=https://evil.example.org></iframe><object data=x></object><embed src=x>",
        "<style>@import url(https://evil.example.org/x.css)</style>",
        "<div style=\"background:url(https://evil.example.org/p.gif)\">",
        "<link rel=stylesheet href=https://evil.example.org/x.css>",
        "<video poster=https://evil.example.org/p.gif><source src=x></video>",
        "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62; &amp;lt;",
        "<!--[if mso]><script>alert(1)</script><![endif]-->",
        "]]><![CDATA[<script>alert(1)</script>",
        "${7*7} #{7*7} @raw @template.mail.foot() !{var x = 1;}",
        "%s %n %d %1$s {0} {} \\u0000 \\r\\n",
        "</td></tr></table></body></html><h1>other</h1>");
  }

  /// Addresses that an article may claim to have.
  static List<String> links() {
    return List.of(
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript://example.org/%0Aalert(1)",
        "vbscript:msgbox(1)",
        "data:text/html,%3Cscript%3Ealert(1)%3C/script%3E",
        "data:text/html;base64,PHNjcmlwdD4=",
        "file:///etc/passwd",
        "ftp://example.org/x",
        "mailto:x@example.org?bcc=victim@example.org",
        "//evil.example.org/x",
        "/relative",
        "http:opaque",
        "http:///nohost",
        "https://bank.example.org@evil.example.org/",
        "https://user:word@evil.example.org/",
        "view-source:https://example.org/",
        "blob:https://example.org/x",
        "feed:https://example.org/x",
        "https://example.org/" + "x".repeat(9_000));
  }

  /// Addresses that somebody may claim to be told at.
  static List<String> addresses() {
    return List.of(
        "a@example.org\r\nBcc: victim@example.org",
        "a@example.org\nRCPT TO:<victim@example.org>",
        "a@example.org, victim@example.org",
        "a@example.org; victim@example.org",
        "\"a\r\nBcc: v\"@example.org",
        "\"a b\"@example.org",
        "a@example.org (victim@example.org)",
        "(x)a@example.org",
        "Me <a@example.org>",
        "<a@example.org>",
        "group:a@example.org,b@example.org;",
        "a@example.org> NOTIFY=SUCCESS",
        "a\0@example.org",
        "a@example.org\u2028Bcc: v",
        "=?utf-8?q?a?=@exam ple.org");
  }

  @ParameterizedTest
  @MethodSource("words")
  void wordsOfStrangersStayWords(String words) {
    Inspection.mail(MAIL.message(everywhere(words)));
    Inspection.html(MAIL.html(everywhere(words)));
  }

  @ParameterizedTest
  @MethodSource("links")
  void onlyAddressesOfTheWebAreLinks(String link) {
    Article article = Samples.article(1, "Wire", "Title", "Text.", URI.create(link));
    Message message = Message.of(Samples.alert(article));
    Inspection.mail(MAIL.message(message));
    Inspection.html(MAIL.html(message));
    assertThat(MAIL.html(message)).doesNotContain("Read it at");
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void anAddressIsOneOrNone(String address) {
    Alert good = Samples.alert(Samples.opening());
    Alert bad =
        new Alert(1, "x", address, good.cadence(), good.due(), good.about(), good.created());
    assertThatThrownBy(() -> MAIL.message(Message.of(bad)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x\r\nBcc: v@example.org", "../../etc/passwd", "", "a b", "ü", "…"})
  void noNameOfAProfileBreaksTheHeader(String profile) {
    Message message =
        Message.of(Mails.alert(profile, Samples.opening(), "s", List.of("Velden"), "", List.of()));
    Inspection.mail(MAIL.message(message));
    Inspection.html(MAIL.html(message));
  }

  @Test
  void thereAreEnoughCases() {
    assertThat(words().size() + links().size() + addresses().size()).isGreaterThan(80);
  }

  /// `-Dseed=…` runs one seed again.
  @Test
  void noneOfAHundredThousandStringsBreaksOut() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("HostileTest seed " + seed);
    Random random = new Random(seed);
    List<String> parts = words().stream().filter(word -> word.length() < 200).toList();
    Iterator<String> strings = Stream.generate(() -> random(random, parts)).iterator();
    for (int i = 0; i < 100_000; i += STRINGS) {
      Message message = different(strings);
      try {
        Inspection.mail(MAIL.message(message));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ", string " + i, e);
      }
    }
  }

  private static String random(Random random, List<String> parts) {
    StringBuilder out = new StringBuilder();
    for (int n = random.nextInt(6); n >= 0; n--) {
      switch (random.nextInt(4)) {
        case 0 -> out.append(parts.get(random.nextInt(parts.size())));
        case 1 -> {
          String part = parts.get(random.nextInt(parts.size()));
          int from = random.nextInt(part.length());
          out.append(part, from, from + random.nextInt(part.length() - from + 1));
        }
        case 2 -> out.append((char) random.nextInt(0x10000));
        default -> out.append(SHARP.charAt(random.nextInt(SHARP.length())));
      }
    }
    return out.toString();
  }

  private static Message everywhere(String words) {
    return different(Collections.nCopies(STRINGS, words).iterator());
  }

  /// A message with so many strings of strangers.
  private static Message different(Iterator<String> words) {
    Article article =
        new Article(
            1,
            words.next(),
            "feed",
            words.next(),
            URI.create("https://news.example.org/1?a=b&c='d'"),
            words.next(),
            words.next(),
            words.next(),
            words.next(),
            Samples.NOON,
            Samples.NOON);
    Development development =
        new Development(
            Development.SCHEMA,
            "velden-barrage",
            "d",
            words.next(),
            article,
            0.5,
            some(8, () -> new Term(words.next(), 1)),
            some(2, words::next),
            words.next(),
            some(4, () -> member(words.next(), words.next())),
            Samples.NOON);
    List<About.Earlier> soFar = some(5, () -> earlier(words.next(), words.next()));
    Alert alert = Mails.of("alert-hostile", new About.Told(development, soFar), Samples.NOON);
    return new Message(
        List.of(alert), some(2, words::next), Map.of(alert.id(), some(3, words::next)));
  }

  private static <T> List<T> some(int number, Supplier<T> one) {
    return Stream.generate(one).limit(number).toList();
  }

  private static Member member(String outlet, String title) {
    URI url = URI.create("https://copy.example.org/");
    return new Member("m", Member.Kind.COPY, outlet, url, title, Samples.NOON, title, "");
  }

  private static About.Earlier earlier(String headline, String outlet) {
    return new About.Earlier(headline, outlet, URI.create("http://old.example.org/"), Samples.NOON);
  }
}
