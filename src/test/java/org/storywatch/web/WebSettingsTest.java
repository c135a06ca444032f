package org.storywatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://localhost:8080, true",
    "127.0.0.1, http://127.0.0.1:8080/watch/, true",
    "::1, http://[::1]:8080, true",
    "127.0.0.1, https://watch.example.org, false",
    "127.0.0.1, https://127.0.0.1.example.org, false",
    "127.0.0.1, https://localhost.example.org, false",
    "0.0.0.0, http://localhost:8080, false",
    "192.0.2.1, http://localhost:8080, false"
  })
  void theFormToSubscribeIsOpenWhereOnlyThisComputerSeesIt(
      String listen, URI publicUrl, boolean open) {
    InetSocketAddress address = new InetSocketAddress(listen, 8080);
    assertThat(new WebSettings(address, publicUrl, Optional.empty()).subscribe()).isEqualTo(open);
  }
}
