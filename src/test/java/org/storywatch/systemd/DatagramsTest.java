package org.storywatch.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatagramsTest {
  private final Datagrams datagrams = new Datagrams();
  @TempDir private Path folder;

  @Test
  void whatIsSentToAPathArrivesThere() throws Exception {
    String address = folder.resolve("notify").toString();
    try (Manager manager = new Manager(address)) {
      datagrams.send(address, "READY=1\nSTATUS=Zürich …");
      datagrams.send(address, "WATCHDOG=1");
      assertThat(manager.heard()).containsExactly("READY=1\nSTATUS=Zürich …", "WATCHDOG=1");
    }
  }

  @Test
  void whatIsSentToANameOfNoFileSystemArrivesThere() throws Exception {
    String address = "@storywatch-test-" + ProcessHandle.current().pid();
    try (Manager manager = new Manager(address)) {
      datagrams.send(address, "READY=1");
      assertThat(manager.heard()).containsExactly("READY=1");
    }
  }

  @Test
  void whereNobodyListensItSaysSo() {
    assertThatThrownBy(() -> datagrams.send(folder.resolve("none").toString(), "READY=1"))
        .isInstanceOf(IOException.class)
        .hasMessage("nothing was sent, error 2");
    assertThatThrownBy(() -> datagrams.send("@storywatch-nobody", "READY=1"))
        .isInstanceOf(IOException.class)
        .hasMessage("nothing was sent, error 111");
  }

  @Test
  void whatIsNoAddressIsRefused() {
    for (String address : new String[] {"", "/", "notify", "vsock:2:1", "/" + "x".repeat(107)}) {
      assertThatThrownBy(() -> datagrams.send(address, "READY=1"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is no address of a Unix socket");
    }
  }

  @Test
  void aManagerThatDoesNotReadHoldsNobodyUp() {
    String address = "@storywatch-full-" + ProcessHandle.current().pid();
    try (Manager manager = new Manager(address)) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100_000; i++) {
                  datagrams.send(address, "WATCHDOG=1");
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessage("nothing was sent, error 11");
      assertThat(manager.heard()).isNotEmpty();
    }
  }
}
