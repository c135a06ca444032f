package org.storywatch.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.article.Article;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.feed.ArticleSink;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.Seen;
import org.storywatch.fulltext.When;
import org.storywatch.net.Cidr;
import org.storywatch.net.NetSettings;
import org.storywatch.net.Outbound;
import org.storywatch.poll.PollSchedule;
import org.storywatch.poll.Polling;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Follower;
import org.storywatch.stream.Share;

/// Ten thousand feeds on loopback, each polled once a minute, of which 95 in 100 have not changed
/// (`-Devery=20`: a feed changes at every twentieth poll); the server and the broker run in the
/// same process. `mvn -Pbench test -Dtest=PollingBench`
class PollingBench {
  private static final int FEEDS = Integer.getInteger("feeds", 10_000);
  private static final int MINUTES = Integer.getInteger("minutes", 3);
  private static final int EVERY = Integer.getInteger("every", 20);
  private static final int ENTRIES = 50;
  private static final int HOSTS = 2_000;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final Map<String, AtomicInteger> versions = new ConcurrentHashMap<>();
  private final Map<String, Instant> due = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Long> lateness = new ConcurrentLinkedQueue<>();
  private final LongAdder unchanged = new LongAdder();
  private final LongAdder changed = new LongAdder();
  private volatile Instant from = Instant.MAX;
  @TempDir private Path folder;

  @Test
  void tenThousandFeedsOnceAMinute() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("0.0.0.0", 0), 1_000);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    MeterRegistry meters = new SimpleMeterRegistry();
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, words -> {})) {
      Cluster cluster = new Cluster(broker.bootstrap(), "bench", meters);
      cluster.createTopics(4);
      Feeding feeding = new Feeding(cluster, meters);
      Outbound outbound =
          new Outbound(NetSettings.usual("Bench/1", List.of(Cidr.parse("127.0.0.0/8"))));
      Polling polling =
          new Polling(
              outbound,
              watched(feeding),
              new PollSchedule(Duration.ofMinutes(1)),
              When.NEVER,
              Optional.empty(),
              InstantSource.system(),
              meters);
      try (outbound;
          Follower others = feeding.others(polling);
          Share share = feeding.share(polling);
          polling) {
        polling.start();
        others.start();
        share.start();
        // One after the other, so that they are due evenly over the minute.
        List<Feed> feeds = feeds(server.getAddress().getPort());
        CountDownLatch clock = new CountDownLatch(1);
        int step = Math.max(1, FEEDS / 120);
        for (int i = step; i <= FEEDS; i += step) {
          polling.list(feeds.subList(0, i));
          boolean _ = clock.await(500, TimeUnit.MILLISECONDS);
        }
        polling.list(feeds);
        boolean _ = clock.await(1, TimeUnit.MINUTES);
        from = Instant.now();
        long cpu = cpu();
        long polls = unchanged.sum() + changed.sum();
        long full = changed.sum();
        boolean _ = clock.await(MINUTES, TimeUnit.MINUTES);
        report(cpu() - cpu, unchanged.sum() + changed.sum() - polls, changed.sum() - full);
      }
    }
    server.stop(0);
  }

  private void report(long cpu, long polls, long full) throws IOException {
    long[] late = lateness.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf("feeds %d, minutes %d, polls %d, changed %d%n", FEEDS, MINUTES, polls, full);
    System.out.printf(
        "lateness ms: median %d, p99 %d, p99.9 %d, most %d of %d%n",
        at(late, 0.5), at(late, 0.99), at(late, 0.999), at(late, 1), late.length);
    System.out.printf(
        "cpu: %.0f us a poll, server, broker and client together; %.0f %% of one core%n",
        cpu / 1e3 / polls, 100.0 * cpu / 1e9 / (60.0 * MINUTES));
    String resident =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS"))
            .findFirst()
            .orElse("");
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "%s; heap in use after a collection %d MB%n",
        resident, (runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }

  private static long at(long[] sorted, double share) {
    return sorted.length == 0
        ? -1
        : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /// Notes how late each poll was.
  private ArticleSink watched(ArticleSink sink) {
    return new ArticleSink() {
      @Override
      public int shard(String feed) {
        return sink.shard(feed);
      }

      @Override
      public void publish(
          int shard, List<Article> articles, List<FeedState> states, List<Seen> seen)
          throws InterruptedException {
        sink.publish(shard, articles, states, seen);
        for (FeedState state : states) {
          Instant was = due.put(state.feed(), state.next());
          if (was != null && was.isAfter(from)) {
            lateness.add(Duration.between(was, state.polled()).toMillis());
          }
        }
      }
    };
  }

  private static List<Feed> feeds(int port) {
    List<Feed> feeds = new ArrayList<>();
    for (int i = 0; i < FEEDS; i++) {
      int host = i % HOSTS;
      String at = "http://127.1.%d.%d:%d/feed/%d".formatted(host / 250, 1 + host % 250, port, i);
      feeds.add(Feed.at(URI.create(at), "", ""));
    }
    return feeds;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    AtomicInteger polls = versions.computeIfAbsent(path, _ -> new AtomicInteger());
    int version = (polls.getAndIncrement() + Math.floorMod(path.hashCode(), EVERY)) / EVERY;
    String etag = "\"" + version + "\"";
    exchange.getResponseHeaders().set("ETag", etag);
    try (exchange) {
      if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        unchanged.increment();
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      changed.increment();
      byte[] body = rss(path, version).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String rss(String path, int version) {
    StringBuilder rss = new StringBuilder("<rss version='2.0'><channel><title>Bench</title>");
    Instant now = Instant.now();
    for (int i = 0; i < ENTRIES; i++) {
      int number = version * 2 + ENTRIES - i;
      rss.append("<item><title>Item %d of %s</title>".formatted(number, path))
          .append("<link>https://x.example%s/%d</link>".formatted(path, number))
          .append("<description>%s</description>".formatted("Words of a summary. ".repeat(12)))
          .append("<pubDate>%s</pubDate></item>".formatted(DATE.format(now.minusSeconds(60L * i))));
    }
    return rss.append("</channel></rss>").toString();
  }
}
