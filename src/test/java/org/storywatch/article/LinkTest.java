package org.storywatch.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {
  private static final URI BASE = URI.create("https://paper.example/world/feed.xml");

  @ParameterizedTest
  @CsvSource({
    "http://Paper.Example/a,                          https://paper.example/a",
    "HTTPS://paper.example:443/a/,                    https://paper.example/a",
    "http://paper.example:80,                         https://paper.example",
    "https://paper.example/,                          https://paper.example",
    "https://paper.example:8443/a,                    https://paper.example:8443/a",
    "https://paper.example/a#comments,                https://paper.example/a",
    "https://paper.example/a?utm_source=rss&id=7,     https://paper.example/a?id=7",
    "https://paper.example/a?id=7&UTM_Medium=x&p=1,   https://paper.example/a?id=7&p=1",
    "https://paper.example/a?fbclid=1&gclid=2,        https://paper.example/a",
    "https://paper.example/a?,                        https://paper.example/a",
    "https://paper.example/a/./b/../c,                https://paper.example/a/c",
    "https://paper.example/%7Eann/%c3%a9,             https://paper.example/~ann/%C3%A9",
    "https://my_paper.example/a,                      https://my_paper.example/a",
    "https://paper.example/A,                         https://paper.example/A",
  })
  void onePageHasOneSpelling(String written, String canonical) {
    assertThat(Link.canonical(Link.parse(written).orElseThrow())).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "../news/1,                  https://paper.example/news/1",
    "/news/1,                    https://paper.example/news/1",
    "//cdn.example/1,            https://cdn.example/1",
    "http://x.example/a b,       http://x.example/a%20b",
    "http://x.example/a|b?q=[1], http://x.example/a%7Cb?q=%5B1%5D",
    "http://x.example/100%,      http://x.example/100%25",
    "http://bücher.example/ü,    http://xn--bcher-kva.example/%C3%BC",
    "http://x.example/a#b#c,     http://x.example/a#b%23c",
  })
  void untidyAddressesAreRead(String written, String read) {
    assertThat(Link.resolve(BASE, written)).contains(URI.create(read));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mailto:a@paper.example", "urn:uuid:1", "javascript:alert(1)", "http://"})
  void whatIsNoWebPageIsNoLink(String written) {
    assertThat(Link.resolve(BASE, written)).isEmpty();
  }

  @Test
  void anAddressThatNoBrowserWouldTakeIsNoLink() {
    assertThat(Link.parse("http://x.example/" + "a".repeat(3_983))).isPresent();
    assertThat(Link.parse("http://x.example/" + "a".repeat(3_984))).isEmpty();
    assertThat(Link.parse("http://x.example/" + "ü".repeat(1_000))).isEmpty();
    assertThat(Link.resolve(BASE, "a".repeat(4_000))).isEmpty();
  }

  @Test
  void aHostWithAnEndlessNameIsNone() {
    assertThat(Link.parse("https://" + "ü".repeat(2_000) + ".example/")).isEmpty();
  }

  @Test
  void aRelativeAddressIsNotWhole() {
    assertThat(Link.parse("/news/1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://me:word@x.example:81/a@b?c=d@e, http://x.example:81/a@b?c=d@e",
    "https://me@x_y.example,                https://x_y.example",
    "http://x.example/a@b,                  http://x.example/a@b",
    "mailto:me@x.example,                   mailto:me@x.example",
    "http://me:pa/ss@x.example/a,           http://x.example/a",
    "http://me:1/ss@x.example/a,            http://me:1/ss@x.example/a",
    "http://[::1]:80/a@b,                   http://[::1]:80/a@b",
  })
  void nameAndPasswordAreNotShown(String written, String shown) {
    assertThat(Link.shown(URI.create(written))).isEqualTo(URI.create(shown));
  }
}
