package org.storywatch.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// An SMTP server that says what the test wants, by the first word of the command; `GREETING` and
/// `.` are commands too. An empty answer hangs up.
final class ScriptedServer implements AutoCloseable {
  private static final Map<String, String> FRIENDLY =
      Map.of(
          "GREETING", "220 ready",
          "EHLO", "250 hello",
          "MAIL", "250 sender ok",
          "RCPT", "250 recipient ok",
          "DATA", "354 go on",
          ".", "250 2.0.0 queued as 4711",
          "QUIT", "221 bye");

  private final ServerSocket socket;
  private final Map<String, String> script;

  ScriptedServer(Map<String, String> script) throws IOException {
    this.socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    this.script = script;
    Thread.ofVirtual().start(this::serve);
  }

  URI uri() {
    return URI.create("smtp://127.0.0.1:" + socket.getLocalPort());
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException e) {
        // The client or the test has gone; the next one may come.
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    boolean going = answer(client, "GREETING");
    boolean inData = false;
    for (String line = in.readLine(); going && line != null; line = in.readLine()) {
      if (inData && !line.equals(".")) {
        continue;
      }
      String command = line.split("[ :]", 2)[0];
      going = answer(client, command);
      inData = command.equals("DATA") && !script.containsKey("DATA");
    }
  }

  private boolean answer(Socket client, String command) throws IOException {
    String standard = FRIENDLY.getOrDefault(command, "250 ok");
    String answer = script.getOrDefault(command, standard);
    client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
    return !answer.isEmpty() && !command.equals("QUIT");
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
