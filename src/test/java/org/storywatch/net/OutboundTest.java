package org.storywatch.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboundTest {
  private static final int LIMIT = 100_000;

  private final Map<String, String> sent = new ConcurrentHashMap<>();
  private HttpServer server;
  private Outbound outbound;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    outbound = outbound(Duration.ofSeconds(10), "127.0.0.0/8");
  }

  @AfterEach
  void stop() {
    outbound.close();
    server.stop(0);
  }

  @Test
  void anAnswerComesWithItsHeadersByteForByte() {
    serve(
        "/feed",
        exchange -> {
          sent.put("agent", exchange.getRequestHeaders().getFirst("User-Agent"));
          sent.put("match", exchange.getRequestHeaders().getFirst("If-None-Match"));
          exchange.getResponseHeaders().set("ETag", "W/\"a\u00e9\"");
          send(exchange, 200, "hello".getBytes(UTF_8));
        });
    Reply.Answer answer = answer(outbound.get(at("/feed"), Map.of("If-None-Match", "\"\u00fc\"")));
    assertThat(answer.body().text(UTF_8)).isEqualTo("hello");
    assertThat(answer.header("etag")).contains("W/\"a\u00e9\"");
    assertThat(sent).containsEntry("agent", "Test/1").containsEntry("match", "\"\u00fc\"");
  }

  @Test
  void redirectsAreFollowedAndTheLastingOnesTold() {
    redirect("/old", 301, "/moved");
    redirect("/moved", 308, "new?x=1");
    redirect("/new", 302, "/today");
    serve("/today", exchange -> send(exchange, 200, new byte[0]));
    Reply.Answer answer = answer(outbound.get(at("/old"), Map.of()));
    assertThat(answer.url()).isEqualTo(at("/today"));
    assertThat(answer.home()).isEqualTo(at("/new?x=1"));
  }

  @Test
  void aPrivateAddressIsRefusedInWordsThatHelp() {
    try (Outbound strict = outbound(Duration.ofSeconds(5))) {
      URI url = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
      assertThat(strict.get(url, Map.of()))
          .isEqualTo(
              new Reply.Refused(
                  "localhost is a loopback address;"
                      + " list it under fetch.allow-private to allow it"));
    }
  }

  @Test
  void aRedirectToAPrivateAddressIsRefused() {
    AtomicInteger reached = new AtomicInteger();
    serve(
        "/inside",
        exchange -> {
          reached.incrementAndGet();
          send(exchange, 200, new byte[0]);
        });
    redirect("/out", 302, "http://127.0.0.2:" + server.getAddress().getPort() + "/inside");
    redirect("/meta", 302, "http://169.254.169.254/latest");
    try (Outbound strict = outbound(Duration.ofSeconds(5), "127.0.0.1")) {
      assertThat(strict.get(at("/out"), Map.of())).isInstanceOf(Reply.Refused.class);
      assertThat(strict.get(at("/meta"), Map.of())).isInstanceOf(Reply.Refused.class);
    }
    assertThat(reached).hasValue(0);
  }

  @Test
  void aRedirectThatTheCallerDoesNotWantIsNotAsked() {
    AtomicInteger reached = new AtomicInteger();
    redirect("/a", 302, "/b");
    redirect("/b", 302, "/c");
    serve(
        "/c",
        exchange -> {
          reached.incrementAndGet();
          send(exchange, 200, new byte[0]);
        });
    Reply reply = outbound.get(at("/a"), Map.of(), hop -> hop.getPath().equals("/b"));
    assertThat(reply)
        .isEqualTo(new Reply.Refused("redirects to \"" + at("/c") + "\", which may not be asked"));
    assertThat(reached).hasValue(0);
  }

  @Test
  void onlyWebAddressesAreFetched() {
    assertThat(outbound.get(URI.create("file:///etc/passwd"), Map.of()))
        .isInstanceOf(Reply.Refused.class);
  }

  @Test
  void aClosedPortFailsInWords() {
    URI closed = at("/");
    server.stop(0);
    assertThat(words(outbound.get(closed, Map.of()))).isEqualTo("refuses connections");
  }

  @Test
  void aRefusalByTheServerIsAnAnswer() {
    serve("/gone", exchange -> send(exchange, 410, "away".getBytes(UTF_8)));
    serve("/busy", exchange -> send(exchange, 503, new byte[0]));
    assertThat(answer(outbound.get(at("/gone"), Map.of())).status()).isEqualTo(410);
    assertThat(answer(outbound.get(at("/busy"), Map.of())).status()).isEqualTo(503);
  }

  private Outbound outbound(Duration total, String... allowed) {
    List<Cidr> ranges = Arrays.stream(allowed).map(Cidr::parse).toList();
    Duration patience = Duration.ofSeconds(10);
    Limits limits = new Limits(LIMIT, 5, total, patience, patience, patience, patience);
    return new Outbound(new NetSettings("Test/1", ranges, limits));
  }

  private void serve(String path, HttpHandler handler) {
    server.createContext(path, handler);
  }

  private void redirect(String path, int status, String to) {
    serve(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", to);
          send(exchange, status, new byte[0]);
        });
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Reply.Answer answer(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Answer.class);
    return (Reply.Answer) reply;
  }

  private static String words(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Failed.class);
    return ((Reply.Failed) reply).words();
  }
}
