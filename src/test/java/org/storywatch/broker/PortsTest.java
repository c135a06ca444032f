package org.storywatch.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void portsThatAreFreeTogetherAreNeverTheSame() throws Exception {
    assertThat(Ports.free(500)).hasSize(500).doesNotHaveDuplicates();
  }
}
