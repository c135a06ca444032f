package org.storywatch.websub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.storywatch.format.Push;

class LinkHeaderTest {
  private static final URI URL = URI.create("https://x.example/blog/feed");
  private static final Push INSIDE =
      new Push(List.of("https://inside.example/"), "https://x.example/inside");

  @Test
  void hubsOfTheHeadGoBeforeThoseOfTheFeed() {
    assertThat(
            read("<https://hub.example/>; rel=\"hub\", </blog/feed?own>; rel=self; title=\"a, b\""))
        .isEqualTo(new Push(List.of("https://hub.example/"), "https://x.example/blog/feed?own"));
  }

  @Test
  void oneLinkMayBeSeveralThings() {
    assertThat(read("<feed>; type=x; REL=\"alternate Self hub\""))
        .isEqualTo(new Push(List.of("https://x.example/blog/feed"), "https://x.example/blog/feed"));
  }

  @Test
  void withoutAHubThereTheFeedsOwnCount() {
    assertThat(read("")).isEqualTo(INSIDE);
    assertThat(read("<https://x.example/style.css>; rel=preload")).isEqualTo(INSIDE);
    assertThat(read("<https://x.example/real>; rel=self"))
        .isEqualTo(new Push(INSIDE.hubs(), "https://x.example/real"));
  }

  @Test
  void whatIsNoLinkIsPassedOver() {
    assertThat(read("<javascript:alert(1)>; rel=hub, <>; rel=hub, rel=hub, <ftp://x/>;rel=hub"))
        .isEqualTo(INSIDE);
    assertThat(read("<".repeat(20_000) + ";".repeat(20_000))).isEqualTo(INSIDE);
  }

  private static Push read(String header) {
    return LinkHeader.push(header, URL, INSIDE);
  }
}
