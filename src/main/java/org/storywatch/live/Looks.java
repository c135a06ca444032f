package org.storywatch.live;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Answers from one rendering all who look at the same page within [#FRESH]: the asking of open
/// pages for what is new. Who opens a page is not answered from here, and sees it as it is. For any
/// threads.
public final class Looks {
  /// How old an answer may be.
  static final Duration FRESH = Duration.ofSeconds(2);

  private final InstantSource clock;
  private final Map<Object, Look> looks = new ConcurrentHashMap<>();

  /// What is answered.
  private static final class Look {
    private final Instant made;
    private final byte[] plain;
    private final byte[] packed;
    private final String tag;

    /// @param made when it was rendered
    Look(String page, Instant made) {
      this.made = made;
      this.plain = page.getBytes(StandardCharsets.UTF_8);
      this.packed = packed(plain);
      CRC32C sum = new CRC32C();
      sum.update(plain);
      // Weak, since it is the same for both encodings (RFC 9110 section 8.8.3).
      this.tag = "W/\"%08x-%x\"".formatted(sum.getValue(), plain.length);
    }

    boolean fresh(Instant now) {
      return !now.isBefore(made) && now.isBefore(made.plus(FRESH));
    }

    private static byte[] packed(byte[] plain) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 4);
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(plain);
      } catch (IOException e) {
        throw new UncheckedIOException("memory cannot be written to", e);
      }
      return out.toByteArray();
    }
  }

  /// @param clock says how old an answer is
  public Looks(InstantSource clock) {
    this.clock = clock;
  }

  /// Answers with a page of HTML, in short where the asker has it already (RFC 9110 section
  /// 13.1.2).
  ///
  /// @param page what is the same for whoever sees the same; there are to be few of them
  /// @param made renders it
  public void answer(Context request, Object page, Supplier<String> made) {
    Instant now = clock.instant();
    Look look =
        Optional.ofNullable(
                looks.compute(
                    page,
                    (_, old) -> old != null && old.fresh(now) ? old : new Look(made.get(), now)))
            .orElseThrow();
    request.header("ETag", look.tag).header("Vary", "Accept-Encoding");
    if (lists(request.header("If-None-Match"), look.tag)) {
      request.status(304);
      return;
    }
    request.contentType("text/html; charset=utf-8");
    if (lists(request.header("Accept-Encoding"), "gzip")) {
      request.header("Content-Encoding", "gzip").result(look.packed);
    } else {
      request.result(look.plain);
    }
  }

  /// Somebody has changed something, and wants to see it.
  public void forget() {
    looks.clear();
  }

  /// Whether a list in a header has an element without conditions.
  private static boolean lists(@Nullable String header, String element) {
    return header != null
        && Arrays.stream(header.split(",", -1)).map(String::strip).anyMatch(element::equals);
  }
}
