package org.storywatch.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.feed.Feed;

class FeedListTest {
  @TempDir Path folder;

  @Test
  void foldersBecomeGroupsAndDuplicatesAreDropped() throws IOException {
    String file =
        file(
            "feeds.opml",
            """
            <?xml version="1.0"?>
            <opml version="2.0"><head><dateCreated>no date</dateCreated></head><body>
              <outline text="Libya" title="Libya">
                <outline text="Observer" type="rss" xmlUrl="https://observer.example/feed"/>
                <outline title="Herald" text="x" xmlurl="https://herald.example/rss?a=1&amp;b=2"/>
              </outline>
              <outline text="Observer again" xmlUrl="http://observer.example/feed/"/>
              <outline text="Lone" xmlUrl="https://lone.example/feed"/>
            </body></opml>
            """);
    FeedList list = FeedList.read(List.of(file, "https://direct.example/atom"));
    assertThat(list.problems()).isEmpty();
    assertThat(list.feeds())
        .containsExactly(
            Feed.at(URI.create("https://observer.example/feed"), "Observer", "Libya"),
            Feed.at(URI.create("https://herald.example/rss?a=1&b=2"), "Herald", "Libya"),
            Feed.at(URI.create("https://lone.example/feed"), "Lone", ""),
            Feed.at(URI.create("https://direct.example/atom"), "", ""));
    assertThat(list.feeds()).extracting(Feed::id).doesNotHaveDuplicates();
  }

  @Test
  void whatCannotBeReadIsAProblemAndNotTheEnd() throws IOException {
    String text = file("notes.txt", "no list");
    String bad =
        file(
            "bad.opml",
            """
            <opml version="1.0"><body>
              <outline text="Mail" xmlUrl="mailto:a@b.example"/>
              <outline text="Good" xmlUrl="https://good.example/feed"/>
            </body></opml>
            """);
    FeedList list = FeedList.read(List.of(text, bad, folder.resolve("missing.opml").toString()));
    assertThat(list.feeds()).extracting(Feed::title).containsExactly("Good");
    assertThat(list.problems())
        .extracting(FeedList.Problem::place)
        .containsExactly(text, bad, folder.resolve("missing.opml").toString());
    assertThat(list.problems().get(1).words()).contains("mailto:a@b.example");
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }
}
