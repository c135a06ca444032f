package org.storywatch.net;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.io.entity.StringEntity;

/// One request and its answer, redirects not followed. Can be called off from another thread, which
/// closes its connection.
final class Exchange {
  private static final int MAX_HEADERS = 128 * 1024;

  private final Target target;
  private final Limits limits;
  private final HttpUriRequestBase request;

  Exchange(Target target, Map<String, String> headers, Optional<Sent> sent, Limits limits) {
    this.target = target;
    this.limits = limits;
    String url = target.host().toURI() + target.path();
    this.request = sent.map(body -> post(url, body)).orElseGet(() -> new HttpGet(url));
    headers.forEach(request::setHeader);
    request.setHeader("Accept-Encoding", Decoding.ACCEPTED);
    // A feed is asked for every quarter of an hour: a kept connection is dead by then.
    request.setHeader("Connection", "close");
  }

  private static HttpUriRequestBase post(String url, Sent sent) {
    HttpPost post = new HttpPost(url);
    post.setEntity(new StringEntity(sent.text(), sent.type()));
    return post;
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

  Response run(CloseableHttpClient client) throws IOException {
    try {
      // Not closed but aborted: closing reads the rest of a body, however long, however slow.
      ClassicHttpResponse response = client.executeOpen(target.host(), request, null);
      int status = response.getCode();
      Map<String, String> headers = headers(response.getHeaders());
      String packed = headers.getOrDefault("content-encoding", "");
      Body body = Body.of(status < 300 ? body(response.getEntity(), packed) : new byte[0]);
      return new Response(status, headers, body);
    } finally {
      request.abort();
    }
  }

  private byte[] body(HttpEntity entity, String packed) throws IOException {
    if (entity == null) {
      return new byte[0];
    }
    if (entity.getContentLength() > limits.maxBytes()) {
      throw Decoding.tooLong(limits.maxBytes());
    }
    Pace raw = new Pace(entity.getContent(), limits.trickle());
    return Decoding.read(raw, packed, limits.maxBytes());
  }

  private static Map<String, String> headers(Header[] all) throws MessageConstraintException {
    Map<String, String> headers = new HashMap<>();
    int length = 0;
    for (Header header : all) {
      String value = header.getValue() == null ? "" : header.getValue();
      length += header.getName().length() + value.length();
      if (length > MAX_HEADERS) {
        throw new MessageConstraintException("headers of more than " + MAX_HEADERS + " characters");
      }
      headers.merge(
          header.getName().toLowerCase(Locale.ROOT), value, (one, next) -> one + ", " + next);
    }
    return headers;
  }
}
