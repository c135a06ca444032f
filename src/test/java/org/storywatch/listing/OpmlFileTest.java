package org.storywatch.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.feed.Feed;

/// The list as a file that others have, too: its bytes, its place, and whose it is.
class OpmlFileTest {
  private static final String LIST =
      """
      <opml version="2.0">
        <body>
          <outline text="News">
            <outline type="rss" text="A" xmlUrl="https://a.example/feed" />
          </outline>
        </body>
      </opml>
      """;
  private static final Feed NEW = Feed.at(URI.create("https://new.example/feed"), "New", "");
  @TempDir private Path folder;

  @Test
  void aNewFileGetsItsFolder() throws IOException {
    Path file = folder.resolve("not/there/feeds.opml");
    Opml.empty().save(file);
    assertThat(Opml.open(file).outlines()).isEmpty();
    assertThat(folder.resolve("not/there").toFile().list()).as("nothing is left beside").hasSize(1);
  }

  @Test
  void aFileThatSomebodyElseChangedMeanwhileIsLeftAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("feeds.opml"), LIST);
    Opml opml = Opml.open(file);
    opml.add(NEW, "", "");
    String theirs = LIST.replace("News", "Old news");
    Files.writeString(file, theirs);
    assertThatThrownBy(() -> opml.save(file)).hasMessageContaining("meanwhile");
    assertThat(file).hasContent(theirs);
    assertThat(folder).isDirectoryNotContaining("glob:**.feeds*");
  }

  @Test
  void aLinkAndThePermissionsStay() throws IOException {
    Path real = Files.writeString(folder.resolve("real.opml"), LIST);
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw-r--"));
    Path link = Files.createSymbolicLink(folder.resolve("feeds.opml"), Path.of("real.opml"));
    Opml opml = Opml.open(link);
    opml.add(NEW, "", "");
    opml.save(link);
    assertThat(link).isSymbolicLink();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-rw-r--");
    assertThat(Opml.open(real).outlines()).hasSize(2);
  }

  @Test
  void lineEndsStay() throws IOException {
    String windows = LIST.replace("\n", "\r\n");
    Path file = Files.writeString(folder.resolve("feeds.opml"), windows);
    Opml opml = Opml.open(file);
    opml.add(NEW, "", "News");
    opml.save(file);
    assertThat(Files.readString(file).replace("\r\n", "")).doesNotContain("\n", "\r");
  }

  @Test
  void anOldEncodingIsReadAndWrittenAsUtf8() throws IOException {
    Path file = folder.resolve("feeds.opml");
    String old =
        "<?xml version='1.0' encoding='ISO-8859-1'?><opml><body><outline text='Zürich'"
            + " xmlUrl='https://z.example/'/></body></opml>";
    Files.write(file, old.getBytes(StandardCharsets.ISO_8859_1));
    Opml opml = Opml.open(file);
    opml.add(NEW, "", "");
    opml.save(file);
    assertThat(Files.readString(file)).contains("encoding=\"UTF-8\"").contains("\"Zürich\"");
  }

  @Test
  void bytesThatAreNotInTheEncodingOfTheFileAreRefusedForTheyWouldBeLost() throws IOException {
    Path file = folder.resolve("feeds.opml");
    String xml = "<opml><body><outline text='Zürich'/></body></opml>";
    Files.write(file, xml.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Opml.open(file)).hasMessageContaining("encoding");
  }
}
