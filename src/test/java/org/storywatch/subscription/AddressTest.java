package org.storywatch.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "you@example.org, you@example.org",
    "' you@example.org ', you@example.org",
    "You.Two+news@EXAMPLE.org, You.Two+news@example.org",
    "o'neil@example.org, o'neil@example.org",
    "a@mail.example.co.uk, a@mail.example.co.uk",
    "you@münchen.example, you@xn--mnchen-3ya.example",
    "you@例え.テスト, you@xn--r8jz45g.xn--zckzah",
    "you@xn--mnchen-3ya.example, you@xn--mnchen-3ya.example"
  })
  void whatPeopleUseIsTaken(String typed, String address) {
    assertThat(Address.of(typed)).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "you",
        "you@",
        "@example.org",
        "you@localhost",
        "you@[127.0.0.1]",
        "you@127.0.0.1",
        "you@example",
        "you@-example.org",
        "you@example-.org",
        "you@example..org",
        "you@.example.org",
        "you@example.org.",
        "you@exa mple.org",
        "you@example.o",
        "you@example_.org",
        "you two@example.org",
        ".you@example.org",
        "you.@example.org",
        "you..two@example.org",
        "you@two@example.org",
        "\"you\"@example.org",
        "\"you@evil.example.net\"@example.org",
        "you(comment)@example.org",
        "(comment)you@example.org",
        "you@(comment)example.org",
        "You <you@example.org>",
        "you@example.org,other@example.org",
        "you@example.org;other@example.org",
        "you@example.org\r\nBcc: other@example.org",
        "you\r\n@example.org",
        "you@example.org\nother",
        "you@exam\u0000ple.org",
        "yoü@example.org",
        "you@example.org\u2028Bcc: other@example.org",
        "you@\u202Egro.elpmaxe",
        "you@straße.example",
        "you@exam\u200Dple.org",
        "you\uFF20example.org",
        "you@evil.example\uFF20example.org",
        "mailto:you@example.org?cc=other@example.org",
        "https://example.org/"
      })
  void whatCouldTrickSomebodyIsNotTaken(String typed) {
    assertThat(Address.of(typed)).isEmpty();
  }

  @Test
  void lengthsAreThoseOfMail() {
    String local = "a".repeat(64);
    String domain = ("b".repeat(61) + ".").repeat(3) + "org";
    assertThat(Address.of(local + "@" + domain)).isPresent();
    assertThat(Address.of("a" + local + "@" + domain)).isEmpty();
    assertThat(Address.of(local + "@" + "c." + domain)).isEmpty();
  }
}
