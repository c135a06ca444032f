package org.storywatch.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/// One request and its answer, redirects not followed. Can be called off from another thread, which
/// closes its connection.
final class Exchange {
  private final HttpGet request;
  private final int maxBytes;

  Exchange(URI url, Map<String, String> headers, int maxBytes) {
    this.request = new HttpGet(url);
    this.maxBytes = maxBytes;
    headers.forEach(request::setHeader);
    request.setHeader("Accept-Encoding", Decoding.ACCEPTED);
    // A feed is asked for every quarter of an hour: a kept connection is dead by then.
    request.setHeader("Connection", "close");
  }

  void cancel() {
    request.abort();
  }

  /// What came back.
  ///
  /// @param body empty unless the status is below 300
  record Response(int status, Map<String, String> headers, Body body) {
    String header(String lowerCaseName) {
      return headers.getOrDefault(lowerCaseName, "");
    }
  }

  @SuppressWarnings("deprecation") // execute(…) with a handler would read a refused body to its end
  Response run(CloseableHttpClient client) throws IOException {
    try {
      // Not closed but aborted: closing reads the rest of a body, however long, however slow.
      ClassicHttpResponse response = client.execute(request);
      int status = response.getCode();
      Body body = status < 300 ? body(response.getEntity()) : Body.of(new byte[0]);
      return new Response(status, headers(response.getHeaders()), body);
    } finally {
      request.abort();
    }
  }

  private Body body(HttpEntity entity) throws IOException {
    if (entity == null) {
      return Body.of(new byte[0]);
    }
    if (entity.getContentLength() > maxBytes) {
      throw Decoding.tooLong(maxBytes);
    }
    String encoding = entity.getContentEncoding();
    InputStream raw = entity.getContent();
    return Body.of(Decoding.read(raw, encoding == null ? "" : encoding, maxBytes));
  }

  private static Map<String, String> headers(Header[] all) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : all) {
      String value = header.getValue() == null ? "" : header.getValue();
      headers.merge(
          header.getName().toLowerCase(Locale.ROOT), value, (one, next) -> one + ", " + next);
    }
    return headers;
  }
}
