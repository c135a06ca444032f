package org.storywatch.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
  @Test
  void theRightPasswordFitsAndNoOther() {
    PasswordHash hash = PasswordHash.of("correct horse battery staple");
    assertThat(hash.matches("correct horse battery staple")).isTrue();
    assertThat(hash.matches("correct horse battery stapl")).isFalse();
    assertThat(hash.matches("")).isFalse();
    assertThat(PasswordHash.parse(hash + "\n").matches("correct horse battery staple")).isTrue();
  }

  @Test
  void twoHashesOfOnePasswordDifferAndShowItsCosts() {
    String first = PasswordHash.of("correct horse battery staple").toString();
    assertThat(first)
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
        .isNotEqualTo(PasswordHash.of("correct horse battery staple").toString());
  }

  /// Made by the program `argon2` of the algorithm's authors.
  @Test
  void hashesOfOtherProgramsFit() {
    PasswordHash hash =
        PasswordHash.parse(
            "$argon2id$v=19$m=4096,t=3,p=2$c29tZXNhbHRzb21lc2FsdA"
                + "$GIDb0bjZv/zL6K6d9YzKPOpfCjQnH6oS30MB6t9rDtk");
    assertThat(hash.matches("password")).isTrue();
    assertThat(hash.matches("Password")).isFalse();
  }

  @Test
  void lettersTypedInTwoWaysAreTheSame() {
    assertThat(PasswordHash.of("caf\u00e9 in Tripoli").matches("cafe\u0301 in Tripoli")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "correct horse battery staple",
        "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
        "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g",
        "$argon2id$v=19$m=9999999,t=1,p=1$c29tZXNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g",
        "$argon2id$v=19$m=64,t=999,p=1$c29tZXNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g",
        "$argon2id$v=19$m=64,t=0,p=1$c29tZXNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g",
        "$argon2id$v=19$m=64,t=1,p=1$$"
      })
  void whatIsNoHashIsRefusedAndNotShown(String words) {
    assertThatThrownBy(() -> PasswordHash.parse(words))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e ->
            assertThat(words.isEmpty() || !String.valueOf(e.getMessage()).contains(words))
                .isTrue());
  }
}
