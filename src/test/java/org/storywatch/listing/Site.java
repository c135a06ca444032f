package org.storywatch.listing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// A real site on loopback that remembers what it was asked for.
public final class Site implements AutoCloseable {
  private record Answer(int status, String type, Supplier<String> body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  public Site() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public void page(String path, String html) {
    answers.put(path, new Answer(200, "text/html; charset=utf-8", () -> html));
  }

  public void feed(String path, String title) {
    feed(path, () -> rss(title, "1"));
  }

  public void feed(String path, Supplier<String> xml) {
    answers.put(path, new Answer(200, "application/rss+xml", xml));
  }

  public void status(String path, int status) {
    answers.put(path, new Answer(status, "text/plain", () -> ""));
  }

  /// A feed with one entry.
  public static String rss(String title, String guid) {
    return """
    <rss version="2.0"><channel><title>%s</title><link>https://example.org/</link>
    <item><guid isPermaLink="false">%s</guid><link>https://example.org/%s</link>
    <title>Entry %s</title><pubDate>Tue, 14 Jan 2020 08:30:00 GMT</pubDate></item>
    </channel></rss>
    """
        .formatted(title, guid, guid, guid);
  }

  public String at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path).toString();
  }

  public int asked(String path) {
    return Collections.frequency(asked, path);
  }

  /// All paths in the order in which they were asked for.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /// How many were asked for at the same time.
  public int most() {
    return most.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      String path = exchange.getRequestURI().toString();
      asked.add(path);
      Answer answer = answers.getOrDefault(path, new Answer(404, "text/plain", () -> ""));
      byte[] body = answer.body.get().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type);
      now.decrementAndGet();
      exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
