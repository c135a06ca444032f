package org.storywatch.net;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;

/// Fetches from the web for the whole program. Safe for any number of threads, best virtual ones.
///
/// Nothing is thrown for what the other side does: see [Reply]. No cookies, no sign-in, no proxy;
/// at most two connections a host.
public final class Outbound implements AutoCloseable {
  private final NetSettings settings;
  private final Resolver resolver;
  private final CloseableHttpClient client;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public Outbound(NetSettings settings) {
    this.settings = settings;
    this.resolver = new Resolver(new AddressPolicy(settings.allowPrivate()), settings.connect());
    this.client = Client.of(settings, resolver);
  }

  /// Gets a page, and follows its redirects.
  ///
  /// An interrupt ends it at once as [Reply.Failed], with the thread's flag left set.
  ///
  /// @param headers added to the request
  public Reply get(URI url, Map<String, String> headers) {
    Journey journey = new Journey(client, settings, url, headers);
    Future<Reply> reply = threads.submit(journey::run);
    // The caller waits for a thread instead of a timer calling it off: this ends in time even
    // where a look-up hangs, which nothing can interrupt.
    try {
      return reply.get(settings.total().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return calledOff(journey, reply, Words.late(settings.total()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return calledOff(journey, reply, "was called off");
    } catch (ExecutionException e) {
      throw new IllegalStateException("could not get " + url, e.getCause());
    }
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
    threads.shutdownNow();
    resolver.close();
  }

  private static Reply calledOff(Journey journey, Future<Reply> reply, String words) {
    journey.cancel();
    reply.cancel(true);
    return new Reply.Failed(words);
  }
}
