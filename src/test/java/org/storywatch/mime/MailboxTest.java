package org.storywatch.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {
  @ParameterizedTest
  @CsvSource({
    "you@example.org, you@example.org",
    "a.b+tag=1@localhost, a.b+tag=1@localhost",
    "x@[127.0.0.1], x@[127.0.0.1]",
    "x@[IPv6:::1], x@[IPv6:::1]",
    "jürgen@bücher.example, jürgen@xn--bcher-kva.example",
    "用户@例子.公司, 用户@xn--fsqu00a.xn--55qx5d",
    "o'hara@example.org, o'hara@example.org"
  })
  void anAddressIsRead(String address, String is) {
    assertThat(Mailbox.of(address)).hasToString(is);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "@example.org",
        "a@",
        "a@b@c",
        "a@b\r\nBcc: c@d",
        "a\r\n@b",
        "a@b\n",
        "a@b\0",
        " a@b",
        "a b@c",
        "a@b c",
        "a@b,c@d",
        "a@b;c@d",
        "a@b (comment)",
        "(comment)a@b",
        "\"quoted\"@b",
        "\"a@b\"@c",
        "\"a\r\n\"@b",
        "Name <a@b>",
        "<a@b>",
        "a@b>",
        "a@<b>",
        "group: a@b;",
        "@route:a@b",
        ".a@b",
        "a..b@c",
        "a.@b",
        "a@-b",
        "a@b..c",
        "a@b_c",
        "a@b.",
        "a\u2028@b",
        "a\u202E@b",
        "a\u200B@b",
        "a@b> SIZE=9",
        "a@b\tc",
        "a@[1.2.3.4]x",
        "a@b%0d%0aBcc:c",
        "=?utf-8?q?a=0d=0a?=@b\r\n"
      })
  void whatIsMoreOrLessThanAnAddressIsNone(String address) {
    assertThatThrownBy(() -> Mailbox.of(address)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAddressHasItsLength() {
    assertThat(Mailbox.of("a".repeat(64) + "@b").local()).hasSize(64);
    assertThatThrownBy(() -> Mailbox.of("a".repeat(65) + "@b")).hasMessageContaining("plain name");
    assertThatThrownBy(() -> Mailbox.of("a@" + "b.".repeat(130) + "c"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSenderHasAName() {
    assertThat(Sender.of("Storywatch <a@b>").field()).isEqualTo("Storywatch <a@b>");
    assertThat(Sender.of("\"News, of the day\" <a@b>").field())
        .isEqualTo("\"News, of the day\" <a@b>");
    assertThat(Sender.of("a@b").field()).isEqualTo("a@b");
    assertThat(Sender.of("<a@b>").field()).isEqualTo("a@b");
    assertThatThrownBy(() -> Sender.of("X\r\nBcc: y@z <a@b>"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
