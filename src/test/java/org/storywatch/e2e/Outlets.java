package org.storywatch.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A real server on loopback with one RSS feed for each outlet.
final class Outlets implements AutoCloseable {
  /// One entry of a feed.
  record Item(String guid, String url, String title, String text) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, List<Item>> outlets = new ConcurrentHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();

  Outlets() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  void publish(String outlet, Item item) {
    outlets.computeIfAbsent(outlet, name -> new CopyOnWriteArrayList<>()).add(item);
  }

  /// What they are called.
  List<String> names() {
    return outlets.keySet().stream().sorted().toList();
  }

  int requests() {
    return requests.get();
  }

  /// An OPML file with all of them.
  void writeList(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?><opml version=\"2.0\">");
    lines.add("<head><title>outlets</title></head><body>");
    Map<String, Integer> numbers = numbers();
    for (Map.Entry<String, Integer> outlet : numbers.entrySet()) {
      lines.add(
          "<outline type=\"rss\" text=\"%s\" xmlUrl=\"%s\"/>"
              .formatted(xml(outlet.getKey()), feed(outlet.getValue())));
    }
    lines.add("</body></opml>");
    Files.write(file, lines);
  }

  private Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    outlets.keySet().stream().sorted().forEach(name -> numbers.put(name, numbers.size()));
    return numbers;
  }

  private URI feed(int number) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/feeds/" + number);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.incrementAndGet();
      String path = exchange.getRequestURI().getPath();
      int number = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
      String name = outlets.keySet().stream().sorted().skip(number).findFirst().orElse("");
      List<Item> items = outlets.getOrDefault(name, List.of());
      String etag = "\"" + items.size() + "\"";
      exchange.getResponseHeaders().set("ETag", etag);
      if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      byte[] body = rss(name, items).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String rss(String name, List<Item> items) {
    StringBuilder rss = new StringBuilder();
    rss.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel>");
    rss.append("<title>").append(xml(name)).append("</title><link>https://example.org/</link>");
    for (Item item : items) {
      rss.append("<item><guid isPermaLink=\"false\">").append(xml(item.guid())).append("</guid>");
      rss.append("<link>").append(xml(item.url())).append("</link>");
      rss.append("<title>").append(xml(item.title())).append("</title>");
      rss.append("<description>").append(xml(html(item.text()))).append("</description></item>");
    }
    return rss.append("</channel></rss>").toString();
  }

  private static String html(String text) {
    return "<p>" + xml(text).replace("\n\n", "</p><p>") + "</p>";
  }

  private static String xml(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
