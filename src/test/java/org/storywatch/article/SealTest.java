package org.storywatch.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.storywatch.access.FeedKey;
import org.storywatch.alert.Claim;
import org.storywatch.alert.Purpose;
import org.storywatch.alert.Tokens;
import org.storywatch.websub.Callbacks;

class SealTest {
  private static final String KEY = "a secret of this program";

  /// Test case 2 of RFC 4231.
  @Test
  void itIsTheHmacOfTheRfc() {
    assertThat(new Seal("Jefe").hex("what do ya want for nothing?"))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void partsStandOneBehindTheOther() {
    Seal seal = new Seal(KEY);
    assertThat(seal.of("ab".getBytes(UTF_8), "c".getBytes(UTF_8)))
        .isEqualTo(seal.of("abc".getBytes(UTF_8)))
        .hasSize(32);
  }

  /// In mails, in feed readers and with hubs; an earlier release made these.
  @Test
  void whatWasGivenOutStaysGood() {
    Instant until = Instant.parse("2026-03-14T12:00:00Z");
    assertThat(
            new Tokens(KEY).of(new Claim(Purpose.CONFIRM, "you@example.org", "söme\nthing", until)))
        .isEqualTo(
            "hRJPVN2hbfBQTaMoCgGnskNPTkZJUk0KdGJ3MWMwCnlvdUBleGFtcGxlLm9yZwpzw7ZtZQp0aGluZw");
    assertThat(new FeedKey(KEY).of("velden-barräge")).isEqualTo("Cp0f0MW9DFh0Qe6vvor9lA");
    assertThat(
            new Callbacks(URI.create("https://watch.example.org/"), KEY)
                .url("feed-1", "https://example.org/feed.xml"))
        .isEqualTo(
            "https://watch.example.org/websub/feed-1/4f052ccc978645b5d0183470/"
                + "f96513b8ab1320a75677753f1f9b4b6d");
  }
}
