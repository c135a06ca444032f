package org.storywatch.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;

/// Says in words for people what an exception of the network means.
final class Words {
  private static final int LONGEST = 200;

  private Words() {}

  static String of(IOException e, Limits limits) {
    return switch (e) {
      case Unusable _ -> String.valueOf(e.getMessage());
      case UnknownHostException unknown -> said(unknown);
      case ConnectTimeoutException _ -> "took no connection within " + time(limits.connect());
      case SocketTimeoutException _ -> "was silent for " + time(limits.silence());
      case ConnectionRequestTimeoutException _ -> "had to wait for other requests to the same host";
      case InterruptedIOException _ -> "was called off";
      case ConnectException _ -> "refuses connections";
      case NoRouteToHostException _ -> "cannot be reached from here";
      case SSLException ssl -> "has no encryption to trust: " + said(ssl);
      case MessageConstraintException _ -> "sent too many or too long headers";
      case TruncatedChunkException _ -> "broke off its answer";
      case MalformedChunkCodingException _ -> "does not speak HTTP: " + said(e);
      case ConnectionClosedException _ -> "broke off its answer";
      case NoHttpResponseException _ -> "broke off its answer";
      case EOFException _ -> "broke off its answer";
      case SocketException _ -> "broke off its answer";
      default ->
          e.getCause() instanceof HttpException
              ? "does not speak HTTP: " + said(e)
              : "failed: " + said(e);
    };
  }

  static String late(Duration total) {
    return "did not answer within " + time(total);
  }

  static String time(Duration time) {
    return time.toMillis() < 1000 ? time.toMillis() + " ms" : time.toSeconds() + " seconds";
  }

  /// What a stranger wrote, in quotes.
  static String quoted(String text) {
    return '"' + line(text) + '"';
  }

  private static String said(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : line(e.getMessage());
  }

  // The words end up in logs and on pages: one line, and not as long as a stranger likes.
  private static String line(String text) {
    String line =
        text.codePoints()
            .limit(LONGEST + 1)
            .map(c ->
                Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return line.codePointCount(0, line.length()) > LONGEST
        ? line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…"
        : line;
  }
}
