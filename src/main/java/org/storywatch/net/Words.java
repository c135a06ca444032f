package org.storywatch.net;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/// Says in words for people what an exception of the network means.
final class Words {
  private Words() {}

  static String of(IOException e, NetSettings settings) {
    return switch (e) {
      case Unusable unusable -> said(unusable);
      case UnknownHostException unknown -> said(unknown);
      case ConnectTimeoutException _ -> "took no connection within " + seconds(settings.connect());
      case SocketTimeoutException _ -> "was silent for " + seconds(settings.response());
      case ConnectException _ -> "refuses connections";
      case NoRouteToHostException _ -> "cannot be reached from here";
      case SSLException ssl -> "has no encryption to trust: " + said(ssl);
      case MessageConstraintException _ -> "sent too many or too long headers";
      case ConnectionClosedException _ -> "broke off its answer";
      case NoHttpResponseException _ -> "broke off its answer";
      case EOFException _ -> "broke off its answer";
      case SocketException _ -> "broke off its answer";
      case ZipException _ -> "sent a damaged packed answer";
      default ->
          e.getCause() instanceof HttpException
              ? "does not speak HTTP: " + said(e)
              : "failed: " + said(e);
    };
  }

  static String late(Duration total) {
    return "did not answer within " + seconds(total);
  }

  private static String seconds(Duration time) {
    return time.toMillis() < 1000 ? time.toMillis() + " ms" : time.toSeconds() + " seconds";
  }

  private static String said(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
