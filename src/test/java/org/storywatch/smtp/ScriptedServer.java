package org.storywatch.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// An SMTP server that says what the test wants, by the first word of the command; `GREETING` and
/// `.` are commands too.
///
/// Several answers are parted by bars, one for each time, the last for ever. An empty answer hangs
/// up, `?` says nothing and waits, one that begins with `~` waits for [#goOn], one that ends with
/// `!` hangs up after it.
final class ScriptedServer implements AutoCloseable {
  private static final Map<String, String> FRIENDLY =
      Map.of(
          "GREETING", "220 ready",
          "EHLO", "250-hello\r\n250-PIPELINING\r\n250 AUTH PLAIN LOGIN",
          "AUTH", "235 welcome",
          "STARTTLS", "220 go on",
          "DATA", "354 go on",
          ".", "250 2.0.0 queued as 4711",
          "QUIT", "221 bye!");

  private final ServerSocket socket;
  private final Map<String, String> script;
  private final Optional<SSLContext> tls;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final BlockingQueue<byte[]> mails = new LinkedBlockingQueue<>();
  private final CountDownLatch gate = new CountDownLatch(1);

  ScriptedServer(Map<String, String> script) throws IOException {
    this(script, Optional.empty());
  }

  ScriptedServer(Map<String, String> script, Optional<SSLContext> tls) throws IOException {
    this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    this.script = new HashMap<>(script);
    this.tls = tls;
    Thread.ofVirtual().start(this::serve);
  }

  URI uri() {
    return URI.create("smtp://127.0.0.1:" + socket.getLocalPort());
  }

  int port() {
    return socket.getLocalPort();
  }

  int connections() {
    return open.size();
  }

  /// All commands so far, of all connections.
  List<String> commands() {
    return List.copyOf(commands);
  }

  /// The next mail as it came, without the dots that were added, also one that was not taken.
  byte[] mail() throws InterruptedException {
    return mails.take();
  }

  void goOn() {
    gate.countDown();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> talk(client));
      } catch (IOException e) {
        // The test has gone.
      }
    }
  }

  private void talk(Socket first) {
    Socket client = first;
    try (first) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      boolean going = answer(client, "GREETING");
      while (going) {
        String line = line(in);
        commands.add(line);
        String command = line.split("[ :]", 2)[0];
        going = answer(client, command);
        if (command.equals("STARTTLS") && tls.isPresent()) {
          SSLSocket safe =
              (SSLSocket) tls.get().getSocketFactory().createSocket(client, null, true);
          safe.setUseClientMode(false);
          client = safe;
          in = new BufferedInputStream(safe.getInputStream());
        }
        if (command.equals("DATA") && going && !script.containsKey("DATA")) {
          mails.add(content(in));
          going = answer(client, ".");
        }
      }
    } catch (IOException e) {
      // The client or the test has gone.
    }
  }

  private static byte[] content(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String line = line(in); !line.equals("."); line = line(in)) {
      all.write(((line.startsWith(".") ? line.substring(1) : line) + "\r\n").getBytes(UTF_8));
    }
    return all.toByteArray();
  }

  /// A bare line feed does not end a line.
  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int last = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      line.write(b);
      if (b == '\n' && last == '\r') {
        String whole = line.toString(UTF_8);
        return whole.substring(0, whole.length() - 2);
      }
      last = b;
    }
    throw new IOException("gone");
  }

  private boolean answer(Socket client, String command) throws IOException {
    String standard = FRIENDLY.getOrDefault(command, "250 ok");
    String answer = next(command, standard);
    if (answer.equals("?")) {
      boolean _ = client.getInputStream().read() < 0; // until the client is tired of it
      return false;
    }
    if (answer.startsWith("~")) {
      await();
      answer = answer.substring(1);
    }
    boolean last = answer.isEmpty() || answer.endsWith("!");
    String words = answer.replaceFirst("!$", "");
    if (!words.isEmpty()) {
      client.getOutputStream().write((words + "\r\n").getBytes(UTF_8));
      client.getOutputStream().flush();
    }
    return !last;
  }

  private synchronized String next(String command, String standard) {
    String[] answers = script.getOrDefault(command, standard).split("\\|", 2);
    if (answers.length > 1) {
      script.put(command, answers[1]);
    }
    return answers[0];
  }

  private void await() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket client : open) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
