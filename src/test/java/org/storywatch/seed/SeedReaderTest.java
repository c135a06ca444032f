package org.storywatch.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedReaderTest {
  private static final String TEXT =
      "The old bridge at Varnholt was shut on Tuesday after divers found cracks in its third pier,"
          + " and the ferry that it replaced forty years ago is to sail again until repairs are"
          + " done, the county said, which may take until the spring of next year.";

  @TempDir private Path folder;

  @Test
  void aLineSetApartIsTheTitle() throws IOException {
    Seed seed = seed("a.txt", "\n\nBridge shut\n\n" + TEXT);
    assertThat(seed.title()).isEqualTo("Bridge shut");
    assertThat(seed.text()).isEqualTo(TEXT);
  }

  @Test
  void aTextWithoutATitleStaysWhole() throws IOException {
    Seed seed = seed("a.txt", TEXT + "\nA second line.");
    assertThat(seed.title()).isEmpty();
    assertThat(seed.text()).startsWith(TEXT);
  }

  @Test
  void theHeadOfAMarkdownFileIsNoText() throws IOException {
    Seed seed =
        seed(
            "a.md",
            "---\ntitle: \"Varnholt: bridge shut\"\ndate: 2031-03-04\noutlet: Fjord Post\n---\n\n"
                + "**The** [mayor](https://example.org/m) spoke.\n\n"
                + TEXT);
    assertThat(seed.title()).isEqualTo("Varnholt: bridge shut");
    assertThat(seed.text()).startsWith("The mayor spoke.").doesNotContain("Fjord Post");
  }

  @Test
  void aWebPageGivesItsArticleOnlyAndSaysWhatWasAroundIt() throws IOException {
    String second =
        "Commuters from the islands were told to expect an hour more on the road, and the county"
            + " will pay for the buses that go round the fjord.";
    Path file =
        Files.writeString(
            folder.resolve("a.html"),
            "<html><head><title>Bridge shut | Fjord Post</title></head><body><nav><ul>"
                + "<li><a href='/s'>Sport</a><li><a href='/w'>Weather</a></ul></nav>"
                + "<article><h1>Bridge shut</h1><p>"
                + TEXT
                + "</p><p>"
                + second
                + "</p><div class='comments'><p>Typical!</p></div></article></body></html>");
    assertThat(SeedReader.read(file))
        .isInstanceOfSatisfying(
            SeedReader.Accepted.class,
            accepted -> {
              assertThat(accepted.seed().title()).isEqualTo("Bridge shut");
              assertThat(accepted.seed().text()).isEqualTo(TEXT + "\n\n" + second);
              assertThat(accepted.leftOut())
                  .containsExactly(new LeftOut("around the article", "Sport", 3));
            });
  }

  @Test
  void aMailGivesItsSubjectAndPlainText() throws IOException {
    Seed seed =
        seed(
            "a.eml",
            """
            From: a@example.org
            Subject: =?UTF-8?Q?Br=C3=BCcke_shut?=
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="x"

            --x
            Content-Type: text/plain; charset=utf-8

            %s
            --x
            Content-Type: text/html; charset=utf-8

            <p>Other</p>
            --x--
            """
                .formatted(TEXT)
                .replace("\n", "\r\n"));
    assertThat(seed.title()).isEqualTo("Brücke shut");
    assertThat(seed.text()).isEqualTo(TEXT);
  }

  @Test
  void whatSurroundsTheArticleGoes() throws IOException {
    Seed seed =
        seed(
            "a.txt",
            "Bridge shut\n\nBy Ole Lund\n\nRelated article: Ferry sold\n\n"
                + TEXT
                + "\n\n"
                + "Share this article\n\n"
                + "A message from the Fjord Post:\n"
                + "Please give us money.\n"
                + "\n"
                + "1. Per Vik says\n\n"
                + "I saw it coming for years.");
    assertThat(seed.text()).isEqualTo(TEXT);
    assertThat(((SeedReader.Accepted) SeedReader.read(folder.resolve("a.txt"))).leftOut())
        .containsExactly(
            new LeftOut("byline", "By Ole Lund", 1),
            new LeftOut("pointer", "Related article: Ferry sold", 1),
            new LeftOut("share line", "Share this article", 1),
            new LeftOut("appeal", "A message from the Fjord Post:", 4));
  }

  @Test
  void textFromAnOldWindowsProgramIsRead() throws IOException {
    Path file = folder.resolve("a.txt");
    Files.write(file, ("Café “Bro”. " + TEXT).getBytes(Charset.forName("windows-1252")));
    assertThat(SeedReader.read(file))
        .isInstanceOfSatisfying(
            SeedReader.Accepted.class,
            accepted -> assertThat(accepted.seed().text()).startsWith("Café “Bro”."));
  }

  @Test
  void whatIsNoSeedIsRefusedWithOneLine() throws IOException {
    assertRefused("empty.txt", "", "hardly any text");
    assertRefused("sound.mp3", "abc", "use .txt, .md, .html or .eml");
    assertRefused("binary.txt", "a\0b", "is no text");
    assertThat(SeedReader.read(folder.resolve("missing.txt")))
        .isInstanceOf(SeedReader.Refused.class);
  }

  private void assertRefused(String name, String content, String why) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    assertThat(SeedReader.read(file))
        .isInstanceOfSatisfying(
            SeedReader.Refused.class,
            refused -> assertThat(refused.why()).contains(why).doesNotContain("\n"));
  }

  private Seed seed(String name, String content) throws IOException {
    Path file = Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    return switch (SeedReader.read(file)) {
      case SeedReader.Accepted(Seed seed, var _) -> seed;
      case SeedReader.Refused(String why) -> throw new AssertionError(why);
    };
  }
}
