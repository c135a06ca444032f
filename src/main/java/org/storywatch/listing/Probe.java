package org.storywatch.listing;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.storywatch.article.Link;
import org.storywatch.feed.Feed;
import org.storywatch.format.FeedParser;
import org.storywatch.format.Parsed;
import org.storywatch.net.Outbound;
import org.storywatch.net.Reply;

/// Asks addresses once, for somebody who waits for the answer, and remembers nothing.
public final class Probe {
  private static final Map<String, String> ACCEPT =
      Map.of(
          "Accept",
          "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.7,"
              + " application/xml;q=0.7, text/xml;q=0.7, */*;q=0.1");
  private static final int AT_ONCE = 32;

  private final Outbound outbound;
  private final Consumer<Reply.Answer> answered;
  private final FeedParser parser = new FeedParser();

  public Probe(Outbound outbound) {
    this(outbound, _ -> {});
  }

  /// @param answered told of every answer, by any thread
  public Probe(Outbound outbound, Consumer<Reply.Answer> answered) {
    this.outbound = outbound;
    this.answered = answered;
  }

  /// Asks one address.
  public Look look(URI url) {
    return switch (outbound.get(url, ACCEPT)) {
      case Reply.Answer answer -> look(answer);
      case Reply.Refused(String words) -> new Look.Nothing(words, true);
      case Reply.Failed(String words) -> new Look.Nothing(words, true);
    };
  }

  private Look look(Reply.Answer answer) {
    answered.accept(answer);
    int status = answer.status();
    if (status != 200 && status != 203) {
      return new Look.Nothing("answered with status " + status, status == 429 || status >= 500);
    }
    String type = answer.header("content-type").orElse("");
    return switch (parser.parse(answer.body(), type, answer.url())) {
      case Parsed.Contents contents -> new Look.AFeed(answer.home(), contents);
      case Parsed.Unreadable unreadable -> new Look.APage(answer, unreadable.words());
    };
  }

  /// Asks many feeds: hosts side by side, the feeds of one host one after the other.
  ///
  /// @param seen told of each in the order of the list, as soon as may be
  public void each(List<Feed> feeds, BiConsumer<Feed, Look> seen) throws InterruptedException {
    Map<String, Semaphore> hosts = new HashMap<>();
    Semaphore places = new Semaphore(AT_ONCE);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Future<Look>> looks = new ArrayList<>();
      for (Feed feed : feeds) {
        Semaphore host = hosts.computeIfAbsent(Link.host(feed.url()), _ -> new Semaphore(1, true));
        looks.add(threads.submit(() -> inTurn(host, places, feed.url())));
      }
      for (int i = 0; i < looks.size(); i++) {
        seen.accept(feeds.get(i), answer(looks.get(i)));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Look inTurn(Semaphore host, Semaphore places, URI url) throws InterruptedException {
    host.acquire();
    try {
      places.acquire();
      try {
        return look(url);
      } finally {
        places.release();
      }
    } finally {
      host.release();
    }
  }

  private static Look answer(Future<Look> look) throws InterruptedException {
    try {
      return look.get();
    } catch (ExecutionException e) {
      return new Look.Nothing("could not be asked: " + e.getCause(), false);
    }
  }

  /// Fetches a list of feeds.
  ///
  /// @throws IOException with words for people, when there is none
  public Opml list(URI url) throws IOException {
    return switch (outbound.get(url, Map.of())) {
      case Reply.Answer answer when answer.status() == 200 ->
          Opml.of(answer.body(), answer.header("content-type").orElse(""), url.toString());
      case Reply.Answer answer ->
          throw new BrokenList(url.toString(), "answered with status " + answer.status());
      case Reply.Refused(String words) -> throw new BrokenList(url.toString(), words);
      case Reply.Failed(String words) -> throw new BrokenList(url.toString(), words);
    };
  }
}
