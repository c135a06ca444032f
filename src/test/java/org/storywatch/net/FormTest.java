package org.storywatch.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {
  private final List<String> came = new CopyOnWriteArrayList<>();
  private final Map<String, String> form = new LinkedHashMap<>();
  private HttpServer server;
  private Outbound outbound;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    outbound = outbound("127.0.0.0/8");
    form.put("mode", "subscribe");
    form.put("topic", "https://x.example/?a=1&b=é");
  }

  @AfterEach
  void stop() {
    outbound.close();
    server.stop(0);
  }

  @Test
  void aFormIsSentInOrder() {
    assertThat(status(outbound.post(at("/202"), form))).isEqualTo(202);
    assertThat(came)
        .containsExactly(
            "POST /202 application/x-www-form-urlencoded; charset=UTF-8"
                + " mode=subscribe&topic=https%3A%2F%2Fx.example%2F%3Fa%3D1%26b%3D%C3%A9");
  }

  @ParameterizedTest
  @ValueSource(ints = {307, 308})
  void aRedirectThatKeepsTheMethodTakesTheFormAlong(int redirect) {
    assertThat(status(outbound.post(at("/" + redirect), form))).isEqualTo(202);
    assertThat(came).hasSize(2).allMatch(request -> request.endsWith("%C3%A9"));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303})
  void anyOtherRedirectIsTheAnswer(int redirect) {
    assertThat(status(outbound.post(at("/" + redirect), form))).isEqualTo(redirect);
    assertThat(came).hasSize(1);
  }

  @Test
  void aFormIsNotSentToAnInnerAddressEither() {
    try (Outbound strict = outbound()) {
      assertThat(strict.post(at("/202"), form)).isInstanceOf(Reply.Refused.class);
      assertThat(strict.objection(at("/"))).get().asString().contains("a loopback address");
    }
    assertThat(came).isEmpty();
    assertThat(outbound.objection(at("/"))).isEmpty();
    assertThat(outbound.objection(URI.create("http://no-such-machine.invalid/"))).isPresent();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      came.add(
          String.join(
              " ",
              exchange.getRequestMethod(),
              path,
              exchange.getRequestHeaders().getFirst("Content-Type"),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
      exchange.getResponseHeaders().set("Location", "/202");
      exchange.sendResponseHeaders(Integer.parseInt(path.substring(1)), -1);
    }
  }

  private static Outbound outbound(String... allowed) {
    return new Outbound(
        NetSettings.usual("Test/1", List.of(allowed).stream().map(Cidr::parse).toList()));
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static int status(Reply reply) {
    return ((Reply.Answer) reply).status();
  }
}
