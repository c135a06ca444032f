package org.storywatch.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.0/8,   127.9.9.9,     true",
    "127.0.0.1/8,   127.9.9.9,     true",
    "10.0.0.0/9,    10.128.0.0,    false",
    "10.0.0.0/9,    10.127.0.0,    true",
    "10.0.0.7,      10.0.0.7,      true",
    "10.0.0.7,      10.0.0.8,      false",
    "0.0.0.0/0,     9.9.9.9,       true",
    "0.0.0.0/0,     2001:db8::1,   false",
    "fd00::/8,      fd12::1,       true",
    "fd00::/8,      fe12::1,       false",
    "::1,           ::1,           true",
  })
  void aRangeHoldsWhatSharesItsPrefix(String range, String address, boolean holds)
      throws Exception {
    assertThat(Cidr.parse(range).contains(InetAddress.getByName(address))).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "127/8",
        "0x7f.0.0.1",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "300.1.1.1",
        "fd00::/129",
        "fd00:::/8",
        "10.0.0.0/8/8",
        "a.example/8"
      })
  void whatIsNoRangeIsNamed(String written) {
    assertThatThrownBy(() -> Cidr.parse(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + written + "\"");
  }
}
