package org.storywatch.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// The connection to a mail server: commands out, replies in.
final class Wire implements AutoCloseable {
  private static final int LONGEST_LINE = 2_000; // octets; RFC 5321 section 4.5.3.1.5 has 512
  private static final int MOST_LINES = 100;
  private static final Pattern LINE = Pattern.compile("([2-5]\\d\\d)(?:([ -])(.*))?");

  private final Socket plain;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  private Wire(Socket socket) throws IOException {
    this.plain = socket;
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  static Wire to(String host, int port, Duration patience) throws IOException {
    Socket socket = new Socket();
    try {
      InetSocketAddress address = new InetSocketAddress(host.replaceAll("^\\[|]$", ""), port);
      if (address.isUnresolved()) {
        throw new UnknownHostException("no such host: " + host);
      }
      socket.connect(address, millis(patience));
      socket.setTcpNoDelay(true);
      return new Wire(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// Goes on in TLS, with a certificate that is good and made for this host. What came before in
  /// plain text and was not read is dropped: somebody in between may have put it there.
  void secure(SSLSocketFactory factory, String host, Duration patience) throws IOException {
    String name = host.replaceAll("^\\[|]$", "");
    SSLSocket safe = (SSLSocket) factory.createSocket(plain, name, plain.getPort(), true);
    SSLParameters parameters = safe.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the rules of RFC 2818 serve here too
    safe.setSSLParameters(parameters);
    safe.setSoTimeout(millis(patience));
    safe.startHandshake();
    socket = safe;
    in = new BufferedInputStream(safe.getInputStream());
    out = safe.getOutputStream();
  }

  boolean isSecure() {
    return socket instanceof SSLSocket;
  }

  /// Our own address as a literal of RFC 5321 section 4.1.3.
  String literal() {
    String address = plain.getLocalAddress().getHostAddress().replaceFirst("%.*", "");
    return address.contains(":") ? "[IPv6:" + address + "]" : "[" + address + "]";
  }

  /// Sends one line.
  ///
  /// @throws IllegalArgumentException when it would be more than one
  void send(String command) throws IOException {
    if (command.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a command is one line");
    }
    if (in.available() > 0) {
      // Every later answer would be taken for that to another command.
      throw new IOException("the server said something that it was not asked");
    }
    send((command + "\r\n").getBytes(UTF_8));
  }

  void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  Reply reply(Duration patience) throws IOException {
    List<String> lines = new ArrayList<>();
    while (lines.size() < MOST_LINES) {
      String line = line(patience);
      Matcher read = LINE.matcher(line);
      if (!read.matches()) {
        throw new IOException("the answer is not SMTP: " + line);
      }
      lines.add(read.group(3) == null ? "" : read.group(3));
      if (!"-".equals(read.group(2))) {
        return new Reply(Integer.parseInt(read.group(1)), lines);
      }
    }
    throw new IOException("the answer has more than " + MOST_LINES + " lines");
  }

  private String line(Duration patience) throws IOException {
    long began = System.nanoTime();
    socket.setSoTimeout(millis(patience));
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("the connection was closed without an answer");
      }
      if (System.nanoTime() - began > patience.toNanos()) {
        throw new SocketTimeoutException("no whole answer in " + patience.toSeconds() + " seconds");
      }
      if (line.size() == LONGEST_LINE) {
        throw new IOException("the answer has a line that does not end");
      }
      line.write(b);
    }
    return line.toString(UTF_8).strip();
  }

  private static int millis(Duration patience) {
    return Math.toIntExact(patience.toMillis());
  }

  @Override
  public void close() {
    try {
      plain.close(); // the layer of TLS would wait for the other side
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
