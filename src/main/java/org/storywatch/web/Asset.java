package org.storywatch.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A text file that the page needs, kept in memory.
record Asset(String name, String type, String content) {
  static List<Asset> all() {
    return List.of(
        of("style.css", "text/css; charset=utf-8"),
        of("live.js", "text/javascript; charset=utf-8"),
        of("subscribe.js", "text/javascript; charset=utf-8"),
        of("mark.svg", "image/svg+xml"));
  }

  private static Asset of(String name, String type) {
    try (InputStream in =
        Optional.ofNullable(Asset.class.getResourceAsStream(name))
            .orElseThrow(() -> new IllegalStateException(name + " is missing in this build"))) {
      return new Asset(name, type, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void answer(Context request) {
    request.contentType(type).result(content);
  }
}
