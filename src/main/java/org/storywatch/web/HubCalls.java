package org.storywatch.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.websub.Door;

/// Takes the calls of feeds' hubs, and hands on what they say.
final class HubCalls {
  private static final Logger LOG = LoggerFactory.getLogger(HubCalls.class);

  private final InstantSource clock;
  private volatile Optional<Open> open = Optional.empty();

  private record Open(Door door, HubSink sink) {}

  HubCalls(InstantSource clock) {
    this.clock = clock;
  }

  /// Takes calls from now on.
  void open(Door door, HubSink sink) {
    open = Optional.of(new Open(door, sink));
  }

  /// A hub makes sure of something.
  void asked(Context request) {
    answer(
        request,
        door ->
            door.asked(
                called(request),
                name -> Optional.ofNullable(request.queryParam(name)).orElse(""),
                clock.instant()));
  }

  /// A hub tells of something.
  void told(Context request) throws IOException {
    boolean known = open.map(it -> it.door().knows(called(request))).orElse(false);
    byte[] body = known ? request.bodyInputStream().readNBytes(Door.LONGEST + 1) : new byte[0];
    answer(
        request,
        door ->
            door.told(
                called(request),
                header(request, "X-Hub-Signature"),
                header(request, "Content-Type"),
                body,
                clock.instant()));
  }

  /// Decides on a call.
  private interface Decision {
    Door.Answer by(Door door);
  }

  private void answer(Context request, Decision decision) {
    request.contentType("text/plain; charset=utf-8");
    if (open.isEmpty()) {
      later(request);
      return;
    }
    Door.Answer answer = decision.by(open.get().door());
    try {
      answer.word().ifPresent(open.get().sink()::hear);
      request.status(answer.status()).result(answer.body());
    } catch (RuntimeException e) {
      LOG.warn("What a hub says cannot be kept; it is asked to come again: {}", e.toString());
      later(request);
    }
  }

  // A hub tries again, or tells of it with the next entries; the daily poll finds it in any case.
  private static void later(Context request) {
    request.status(503).header("Retry-After", "60").result("Not now.\n");
  }

  private static Door.Called called(Context request) {
    return new Door.Called(
        request.pathParam("feed"), request.pathParam("topic"), request.pathParam("seal"));
  }

  private static String header(Context request, String name) {
    return Optional.ofNullable(request.header(name)).orElse("");
  }
}
