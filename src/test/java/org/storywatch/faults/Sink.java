package org.storywatch.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A mail server on loopback that remembers every message that it took, and fails as it is told to.
final class Sink implements AutoCloseable {
  /// How it treats its clients.
  enum Mood {
    /// Takes everything.
    WELL,
    /// Says 4xx to the sender.
    BUSY_AT_SENDER,
    /// Says 4xx to the recipient.
    BUSY_AT_RECIPIENT,
    /// Says 4xx to the whole message.
    BUSY_AT_END,
    /// Says nothing to the whole message, and has not taken it.
    SILENT,
    /// Takes the message, and hangs up without a word.
    TAKES_AND_HANGS_UP,
    /// Hangs up without a word, and has not taken the message.
    HANGS_UP,
    /// Nobody can connect.
    DOWN
  }

  private final ServerSocket socket;
  private final List<Mail> taken = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Mood mood = Mood.WELL;

  Sink() throws IOException {
    socket = new ServerSocket();
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread _ = Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  /// Every message that was taken, each time that it was.
  List<Mail> taken() {
    return List.copyOf(taken);
  }

  /// Changes the mood; who waits for an answer is hung up on.
  void turn(Mood next) {
    Mood before = mood;
    mood = next;
    if (before == Mood.SILENT || next == Mood.DOWN) {
      open.forEach(Sink::drop);
    }
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        if (mood == Mood.DOWN) {
          drop(client);
        } else {
          open.add(client);
          Thread _ = Thread.ofVirtual().start(() -> talk(client));
        }
      } catch (IOException e) {
        // The run has ended.
        Thread.onSpinWait();
      }
    }
  }

  private void talk(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      say(client, "220 sink.example");
      while (true) {
        String line = line(in);
        String command = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
        switch (command) {
          case "EHLO" -> say(client, "250-sink.example\r\n250 8BITMIME");
          case "MAIL" -> say(client, mood == Mood.BUSY_AT_SENDER ? "451 later" : "250 ok");
          case "RCPT" -> say(client, mood == Mood.BUSY_AT_RECIPIENT ? "450 later" : "250 ok");
          case "DATA" -> {
            say(client, "354 go on");
            if (!end(client, content(in))) {
              return;
            }
          }
          case "QUIT" -> {
            say(client, "221 bye");
            return;
          }
          default -> say(client, "250 ok");
        }
      }
    } catch (IOException e) {
      // The client has gone, or the run has ended.
      Thread.onSpinWait();
    } finally {
      open.remove(client);
    }
  }

  /// @return whether the conversation goes on
  private boolean end(Socket client, byte[] content) throws IOException {
    switch (mood) {
      case BUSY_AT_END -> say(client, "452 later");
      case SILENT -> {
        boolean _ = client.getInputStream().read() < 0; // until the mood is another one
        return false;
      }
      case TAKES_AND_HANGS_UP -> {
        taken.add(Mail.of(content));
        return false;
      }
      case HANGS_UP, DOWN -> {
        return false;
      }
      case WELL, BUSY_AT_SENDER, BUSY_AT_RECIPIENT -> {
        taken.add(Mail.of(content));
        say(client, "250 taken");
      }
    }
    return true;
  }

  private static void say(Socket client, String words) throws IOException {
    client.getOutputStream().write((words + "\r\n").getBytes(UTF_8));
  }

  private static byte[] content(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String line = line(in); !line.equals("."); line = line(in)) {
      all.write(((line.startsWith(".") ? line.substring(1) : line) + "\r\n").getBytes(UTF_8));
    }
    return all.toByteArray();
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return line.toString(UTF_8).stripTrailing();
      }
      line.write(b);
    }
    throw new IOException("gone");
  }

  private static void drop(Socket client) {
    try {
      client.close();
    } catch (IOException e) {
      // It was gone already.
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    open.forEach(Sink::drop);
  }
}
