package org.storywatch.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Sockets that write down whereto they are connected, and count what they read.
///
/// The internet of a test is a detour: where a public address is connected to, something on
/// loopback answers.
final class Taps implements Supplier<Socket> {
  private final List<InetAddress> connects = new CopyOnWriteArrayList<>();
  private final AtomicLong bytes = new AtomicLong();
  private final UnaryOperator<InetSocketAddress> detour;

  Taps(UnaryOperator<InetSocketAddress> detour) {
    this.detour = detour;
  }

  /// All addresses that something tried to connect to, in order.
  List<InetAddress> connects() {
    return List.copyOf(connects);
  }

  /// How many bytes all sockets read.
  long bytes() {
    return bytes.get();
  }

  @Override
  public Socket get() {
    return new Tap();
  }

  private final class Tap extends Socket {
    Tap() {
      super(Proxy.NO_PROXY);
    }

    @Override
    public void connect(SocketAddress to) throws IOException {
      connect(to, 0);
    }

    @Override
    public void connect(SocketAddress to, int timeout) throws IOException {
      InetSocketAddress address = (InetSocketAddress) to;
      connects.add(address.getAddress());
      super.connect(detour.apply(address), timeout);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new Counting(super.getInputStream());
    }
  }

  private final class Counting extends FilterInputStream {
    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      bytes.addAndGet(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      int count = super.read(into, at, length);
      bytes.addAndGet(Math.max(0, count));
      return count;
    }
  }
}
