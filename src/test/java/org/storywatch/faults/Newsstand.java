package org.storywatch.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The feeds, served on several loopback addresses as if by several hosts. What a feed holds grows
/// as the world's pieces are let out, and each feed can be ill.
final class Newsstand implements AutoCloseable {
  /// How a feed is served.
  enum Mood {
    /// As it should be.
    WELL,
    /// Some bytes at a time.
    SLOW,
    /// Broken off in the middle.
    CUT,
    /// An error of the server.
    ERROR,
    /// No feed at all.
    GARBAGE
  }

  private static final int HOSTS = 8;

  private final World world;
  private final int feeds;
  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<List<String>> items = new ArrayList<>();
  private final AtomicReferenceArray<Mood> moods;
  private int out;

  Newsstand(World world, int feeds) throws IOException {
    this.world = world;
    this.feeds = feeds;
    this.moods = new AtomicReferenceArray<>(feeds);
    for (int i = 0; i < feeds; i++) {
      moods.set(i, Mood.WELL);
      items.add(new CopyOnWriteArrayList<>());
    }
    for (int i = 0; i < HOSTS; i++) {
      HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0." + (i + 1), 0), 0);
      server.setExecutor(threads);
      server.createContext("/", this::answer);
      server.start();
      servers.add(server);
    }
  }

  /// Lets so much of the world be read.
  ///
  /// @param share 0..1
  synchronized void release(double share) {
    int until = (int) Math.min(world.pieces().size(), Math.round(share * world.pieces().size()));
    Instant now = Instant.now();
    for (; out < until; out++) {
      Piece piece = world.pieces().get(out);
      items.get(piece.feed()).addFirst(piece.item(now));
    }
  }

  /// Changes how a feed is served.
  void turn(int feed, Mood mood) {
    moods.set(feed, mood);
  }

  int feeds() {
    return feeds;
  }

  /// Writes the list of all feeds.
  void writeList(Path file) throws IOException {
    StringBuilder opml = new StringBuilder("<opml version=\"2.0\"><head/><body>");
    for (int i = 0; i < feeds; i++) {
      InetSocketAddress at = servers.get(i % HOSTS).getAddress();
      opml.append(
          "<outline type=\"rss\" text=\"Outlet %d\" xmlUrl=\"http://%s:%d/%d\"/>%n"
              .formatted(i, at.getAddress().getHostAddress(), at.getPort(), i));
    }
    Files.writeString(file, opml.append("</body></opml>"));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      int feed = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
      List<String> held = List.copyOf(items.get(feed));
      Mood mood = moods.get(feed);
      String etag = "\"" + held.size() + "\"";
      if (mood == Mood.WELL
          && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      byte[] body = mood == Mood.GARBAGE ? "<p>%&<rss<".getBytes(UTF_8) : rss(feed, held);
      exchange.getResponseHeaders().set("ETag", mood == Mood.GARBAGE ? "\"none\"" : etag);
      exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
      exchange.sendResponseHeaders(mood == Mood.ERROR ? 500 : 200, body.length);
      switch (mood) {
        case WELL, ERROR, GARBAGE -> exchange.getResponseBody().write(body);
        case CUT -> exchange.getResponseBody().write(body, 0, body.length / 2);
        case SLOW -> {
          int step = body.length / 20 + 1;
          for (int i = 0; i < body.length; i += step) {
            exchange.getResponseBody().write(body, i, Math.min(step, body.length - i));
            exchange.getResponseBody().flush();
            Thread.sleep(100);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] rss(int feed, List<String> items) {
    return """
    <?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Outlet %d</title>\
    <link>https://outlet%d.example/</link><language>en</language>
    %s</channel></rss>
    """
        .formatted(feed, feed, String.join("", items))
        .getBytes(UTF_8);
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }
}
