package org.storywatch.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A server on loopback that does with its connections what a script says, down to the bytes.
final class RawServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Script script;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);

  RawServer(Script script) {
    this.script = script;
    try {
      this.socket = new ServerSocket(0, 50, InetAddress.ofLiteral("0.0.0.0"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /// One connection. It is closed when this returns or throws.
  interface Script {
    void play(Line line) throws IOException;
  }

  int port() {
    return socket.getLocalPort();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /// The heads of all requests that were read so far.
  List<String> requests() {
    return List.copyOf(requests);
  }

  /// How many connections nobody has ended yet.
  int open() {
    return open.get();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        // Closed.
      }
    }
  }

  private void serve(Socket client) {
    open.incrementAndGet();
    try (client) {
      script.play(new Line(client));
    } catch (IOException e) {
      // The client has gone, which most tests wait for.
    } finally {
      open.decrementAndGet();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// This side of a connection.
  final class Line {
    private final Socket client;

    private Line(Socket client) {
      this.client = client;
    }

    /// Reads the next request.
    ///
    /// @return its path
    String request() throws IOException {
      InputStream in = client.getInputStream();
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = in.read();
        if (next < 0) {
          throw new IOException("left");
        }
        head.append((char) next);
      }
      requests.add(head.toString());
      return head.substring(head.indexOf(" ") + 1, head.indexOf(" HTTP/"));
    }

    void send(String text) throws IOException {
      send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
      client.getOutputStream().write(bytes);
      client.getOutputStream().flush();
    }

    /// A whole answer.
    ///
    /// @param head status and headers, each line but the last ended
    void answer(String head, byte[] body) throws IOException {
      send("HTTP/1.1 " + head + "\r\nContent-Length: " + body.length + "\r\n\r\n");
      send(body);
    }

    /// Sends the same over and over until the client leaves.
    void repeat(String text, int everyMillis) throws IOException {
      try {
        while (!closed.await(everyMillis, TimeUnit.MILLISECONDS)) {
          send(text);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /// Sends nothing until the client leaves.
    void hang() throws IOException {
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /// Breaks the connection, not just ends it.
    void reset() throws IOException {
      client.setSoLinger(true, 0);
      client.close();
    }
  }
}
