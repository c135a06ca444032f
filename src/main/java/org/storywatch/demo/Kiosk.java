package org.storywatch.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jsoup.nodes.Entities;

/// Serves the feeds and pages of a [World] on loopback, each piece from its moment on.
public final class Kiosk implements AutoCloseable {
  private final World world;
  private final InstantSource clock;
  private final Instant start;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final URI base;

  private Kiosk(World world, InstantSource clock, HttpServer server) {
    this.world = world;
    this.clock = clock;
    this.start = clock.instant();
    this.server = server;
    this.base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /// Opens on a free port; the world begins now.
  ///
  /// @throws IOException when no port is to be had
  public static Kiosk open(World world, InstantSource clock) throws IOException {
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Kiosk kiosk = new Kiosk(world, clock, HttpServer.create(loopback, 0));
    kiosk.server.setExecutor(kiosk.threads);
    kiosk.server.createContext("/", kiosk::answer);
    kiosk.server.start();
    return kiosk;
  }

  /// The address of each outlet's feed.
  public Map<Outlet, URI> feeds() {
    Map<Outlet, URI> feeds = new LinkedHashMap<>();
    for (Outlet outlet : Outlet.values()) {
      feeds.put(outlet, base.resolve("/" + outlet.slug() + "/feed"));
    }
    return feeds;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().split("/", -1);
      Optional<Outlet> outlet = path.length == 3 ? Outlet.of(path[1]) : Optional.empty();
      if (outlet.isEmpty()) {
        send(exchange, 404, "text/plain", "There is nothing here.");
      } else if (path[2].equals("feed")) {
        feed(exchange, outlet.get());
      } else {
        page(exchange, outlet.get(), path[2]);
      }
    }
  }

  private void feed(HttpExchange exchange, Outlet outlet) throws IOException {
    List<Piece> out = out(outlet);
    String etag = "\"" + out.size() + "\"";
    exchange.getResponseHeaders().set("ETag", etag);
    if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    Edition edition = new Edition(outlet, base, start, out);
    send(exchange, 200, edition.type(), edition.text());
  }

  private void page(HttpExchange exchange, Outlet outlet, String id) throws IOException {
    Optional<Piece> piece = out(outlet).stream().filter(one -> one.id().equals(id)).findFirst();
    if (piece.isEmpty()) {
      send(exchange, 404, "text/plain", "There is nothing here.");
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
    lines.add("<meta name=\"viewport\" content=\"width=device-width\">");
    lines.add("<title>" + Entities.escape(piece.get().title()) + "</title></head><body><main>");
    lines.add("<p>" + Entities.escape(outlet.title()) + "</p>");
    lines.add("<h1>" + Entities.escape(piece.get().title()) + "</h1>");
    lines.add(Edition.html(piece.get().text()));
    lines.add("</main></body></html>");
    send(exchange, 200, "text/html; charset=utf-8", String.join("\n", lines));
  }

  private List<Piece> out(Outlet outlet) {
    return world.out(outlet, Duration.between(start, clock.instant()));
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
