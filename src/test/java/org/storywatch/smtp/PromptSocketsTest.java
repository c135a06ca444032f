package org.storywatch.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

class PromptSocketsTest {
  private final SSLSocketFactory usual = (SSLSocketFactory) SSLSocketFactory.getDefault();

  @Test
  void nothingWaitsForAnAcknowledgement() throws Exception {
    for (SocketFactory factory : new SocketFactory[] {PromptSockets.plain(), tls()}) {
      try (Socket socket = factory.createSocket()) {
        assertThat(socket.getTcpNoDelay()).isTrue();
      }
    }
    try (Socket socket = usual.createSocket()) {
      assertThat(socket.getTcpNoDelay()).as("without it").isFalse();
    }
  }

  @Test
  void neitherDoesWhatIsConnectedAtOnceOrTurnedToTls() throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(0, 5, here);
        Socket named = PromptSockets.plain().createSocket("127.0.0.1", server.getLocalPort());
        Socket numbered = PromptSockets.plain().createSocket(here, server.getLocalPort());
        Socket usualOne = new Socket(here, server.getLocalPort());
        Socket turned = tls().createSocket(usualOne, "localhost", server.getLocalPort(), true)) {
      assertThat(named.getTcpNoDelay()).isTrue();
      assertThat(numbered.getTcpNoDelay()).isTrue();
      assertThat(turned.getTcpNoDelay()).isTrue();
    }
  }

  private SSLSocketFactory tls() {
    return PromptSockets.over(usual);
  }
}
