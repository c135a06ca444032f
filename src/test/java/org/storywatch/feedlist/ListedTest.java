package org.storywatch.feedlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.feed.Feed;

/// What the lists and the changes come to, and who hears of it.
class ListedTest {
  private static final Instant NOON = Instant.parse("2031-03-04T12:00:00Z");

  /// Changes are `feed` with `+` for added, `z` for paused, `-` for taken back, each later than the
  /// one before; results are polled unless they have a `z`.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          nothing changed                 , a b , ''          , a b
          an added feed joins             , a b , c+          , a b c
          a paused one stays              , a b , az          , az b
          resumed it is polled            , a b , az a-       , a b
          a removed one goes              , a   , c+ c-       , a
          an added one can pause          , a   , c+ c+z      , a cz
          and come back                   , a   , c+ c+z c+   , a c
          what a list names is one feed   , a b , a+          , a b
          it pauses once                  , a b , a+ a+z      , az b
          removed it stays in its list    , a b , a+ a-       , a b
          what left the list is gone      , a   , bz          , a
          unless it was added             , a   , b+z         , a bz
          the later change wins           , a   , c+ c- c+    , a c
          added ones come by title        , ''  , c+ b+       , b c
          """)
  void theListsWithTheChanges(String name, String lists, String changes, String expected) {
    List<Change> said = new ArrayList<>();
    for (String word : words(changes)) {
      said.add(
          Change.of(
              feed(word.substring(0, 1)),
              word.contains("+"),
              word.contains("z"),
              NOON.plusSeconds(said.size())));
    }
    List<Feed> feeds = words(lists).stream().map(ListedTest::feed).toList();
    List<String> before = shown(Listed.merge(feeds, said));
    assertThat(before).isEqualTo(words(expected));
    Collections.reverse(said);
    assertThat(shown(Listed.merge(feeds, said))).as("in any order").isEqualTo(before);
  }

  @Test
  void whoPollsHearsOfChangesThatMatterOnly() {
    Roll roll = new Roll();
    List<List<String>> heard = new ArrayList<>();
    roll.add(Change.of(feed("b"), false, true, NOON));
    roll.start(feeds -> heard.add(feeds.stream().map(Feed::title).toList()));
    roll.lists(List.of(feed("a"), feed("b")));
    roll.add(Change.of(feed("b"), false, true, NOON));
    roll.add(Change.of(feed("c"), true, false, NOON));
    roll.add(Change.of(feed("c"), false, false, NOON.minusSeconds(1)));
    assertThat(heard).containsExactly(List.of(), List.of("a"), List.of("a", "c"));
  }

  private static List<String> words(String all) {
    return all.isEmpty() ? List.of() : Stream.of(all.split(" ")).toList();
  }

  private static List<String> shown(List<Listed> all) {
    return all.stream().map(one -> one.feed().title() + (one.paused() ? "z" : "")).toList();
  }

  private static Feed feed(String name) {
    return Feed.at(URI.create("https://" + name + ".example/feed"), name, "");
  }
}
