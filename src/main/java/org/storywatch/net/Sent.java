package org.storywatch.net;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.net.WWWFormCodec;

/// What a request brings along.
///
/// @param type as in HTTP
/// @param text sent in UTF-8
record Sent(ContentType type, String text) {
  /// The fields of a form, in order.
  static Sent form(Map<String, String> fields) {
    List<NameValuePair> pairs = new ArrayList<>();
    fields.forEach((name, value) -> pairs.add(new BasicNameValuePair(name, value)));
    return new Sent(
        ContentType.APPLICATION_FORM_URLENCODED.withCharset(StandardCharsets.UTF_8),
        WWWFormCodec.format(pairs, StandardCharsets.UTF_8));
  }
}
