package org.storywatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A mail server that takes its time: after the last dot of a mail it says nothing until it is told
/// to go on.
final class Mailbox implements AutoCloseable {
  private final ServerSocket socket;
  private final List<String> begun = new CopyOnWriteArrayList<>();
  private final List<String> accepted = new CopyOnWriteArrayList<>();
  private final CountDownLatch gate = new CountDownLatch(1);

  Mailbox() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  /// The Message-IDs of mails that came whole, accepted or not.
  List<String> begun() {
    return List.copyOf(begun);
  }

  /// The Message-IDs of the mails that were accepted.
  List<String> accepted() {
    return List.copyOf(accepted);
  }

  /// From now on every mail is accepted at once.
  void goOn() {
    gate.countDown();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> talk(client));
      } catch (IOException e) {
        // The test has gone.
      }
    }
  }

  private void talk(Socket client) {
    try (client) {
      BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
      OutputStream out = client.getOutputStream();
      say(out, "220 slow");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("DATA")) {
          say(out, "354 go on");
          String id = mail(in);
          begun.add(id);
          gate.await();
          say(out, "250 taken");
          accepted.add(id);
        } else {
          say(out, line.startsWith("QUIT") ? "221 bye" : "250 ok");
        }
      }
    } catch (IOException e) {
      // The client has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String mail(BufferedReader in) throws IOException {
    String id = "";
    for (String line = in.readLine(); !line.equals("."); line = in.readLine()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("message-id:") && id.isEmpty()) {
        id = line.substring("message-id:".length()).strip();
        id = id.isEmpty() ? in.readLine().strip() : id;
      }
    }
    return id;
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
