package org.storywatch.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.article.Link;

class TargetTest {
  @ParameterizedTest
  @CsvSource({
    "http://news.example/feed,          http://news.example,       /feed",
    "HTTP://News.Example,               http://news.example,       /",
    "https://news.example?a=b&c#d,      https://news.example,      /?a=b&c",
    "http://news.example.:8080/,        http://news.example:8080,  /",
    "http://news.example:80/,           http://news.example,       /",
    "https://news.example:443/,         https://news.example,      /",
    "https://news.example:80/,          https://news.example:80,   /",
    "http://news.example:/a,            http://news.example,       /a",
    "http://some_blog.example/a//b,     http://some_blog.example,  /a//b",
    "http://news.example//a,            http://news.example,       //a",
    "http://bücher.example/größe?ä,     http://xn--bcher-kva.example, /gr%C3%B6%C3%9Fe?%C3%A4",
    "http://1.1.1.1/,                   http://1.1.1.1,            /",
    "http://1.1.1.1.:81/,               http://1.1.1.1:81,         /",
    "http://2.example.1a/,              http://2.example.1a,       /",
    "http://[2606:4700::1111]/,         http://[2606:4700::1111],  /",
    "http://[2606:4700::1111]:81/,      http://[2606:4700::1111]:81, /",
    "http://u:p@news.example/,          http://news.example,       /",
  })
  void anAddressIsTakenApart(String url, String host, String path) throws Exception {
    Target target = Target.of(URI.create(url));
    assertThat(target.host().toURI()).isEqualTo(host);
    assertThat(target.path()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://news.example/",
        "jar:http://news.example/a.jar!/b",
        "gopher://news.example/",
        "news.example",
        "//news.example/",
        "http:news.example",
        "http:///path",
        "http://u@/",
        "http://a@b@news.example/",
        "http://news.example:0/",
        "http://news.example:65536/",
        "http://news.example:999999999999/",
        "http://news..example/",
        "http://.example/",
        "http://news.example../",
        "http://%6eews.example/",
        "http://news.example%2f/",
        "http://news!.example/",
        "http://127.1/",
        "http://127.0.0.01/",
        "http://0x7f.0.0.1/",
        "http://0x7f000001/",
        "http://0x/",
        "http://2130706433/",
        "http://1.2.3.4.5/",
        "http://news.0x1/",
        "http://256.1.1.1/",
        "http://[fe80::1%25eth0]/",
      })
  void whatCanBeReadInTwoWaysIsNoTarget(String url) {
    assertThatThrownBy(() -> Target.of(URI.create(url)))
        .isInstanceOf(Closed.class)
        .hasMessageContaining("\"");
  }

  @Test
  void nameAndPasswordGoAsBasicAuthentication() throws Exception {
    assertThat(secret("http://news.example/")).isEmpty();
    assertThat(secret("http://@news.example/")).isEmpty();
    assertThat(secret("http://me:p%40ss%C3%A4+@news.example/")).isEqualTo("me:p@ssä+");
    assertThat(secret("http://token@news.example/")).isEqualTo("token:");
    assertThat(secret("http://a:b:c@news_of.example/")).isEqualTo("a:b:c");
  }

  @Test
  void wordsTellNoPassword() {
    assertThatThrownBy(() -> Target.of(URI.create("http://u:secret@127.1/")))
        .hasMessageNotContaining("secret");
  }

  @Test
  void aPageThatMovesWithinItsOriginKeepsItsPassword() throws Exception {
    URI old = URI.create("http://u:p$1@news.example/old");
    assertThat(Target.signed(URI.create("http://NEWS.example:80/new"), old))
        .isEqualTo(URI.create("http://u:p$1@NEWS.example:80/new"));
    for (String other : new String[] {"https://news.example/", "http://news.example:81/"}) {
      assertThat(Target.signed(URI.create(other), old)).isEqualTo(URI.create(other));
    }
    assertThat(Target.signed(Link.shown(old), old)).isEqualTo(old);
  }

  private static String secret(String url) throws Closed {
    return Target.of(URI.create(url))
        .secret()
        .map(sent -> Base64.getDecoder().decode(sent.replaceFirst("Basic ", "")))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElse("");
  }
}
