package org.storywatch.net;

import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.io.CloseMode;
import org.storywatch.article.Link;

/// Fetches from the web for the whole program. Safe for any number of threads, best virtual ones.
///
/// Nothing is thrown for what the other side does: see [Reply]. No cookies and no proxy; a name and
/// a password only where they stand in the address, and only for its origin; at most two
/// connections a host.
public final class Outbound implements AutoCloseable {
  private final Limits limits;
  private final Resolver resolver;
  private final HeaderWatch watch;
  private final CloseableHttpClient client;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public Outbound(NetSettings settings) {
    this(settings, InetAddress::getAllByName, () -> new Socket(Proxy.NO_PROXY));
  }

  Outbound(NetSettings settings, Resolver.Names names, Supplier<Socket> sockets) {
    this.limits = settings.limits();
    AddressPolicy policy = new AddressPolicy(settings.allowPrivate());
    this.resolver = new Resolver(names, policy, limits.connect());
    this.watch = new HeaderWatch(limits.header());
    this.client = Client.of(settings, resolver, watch, sockets);
  }

  /// Gets a page, and follows its redirects.
  ///
  /// An interrupt ends it at once as [Reply.Failed], with the thread's flag left set.
  ///
  /// @param headers added to the request
  public Reply get(URI url, Map<String, String> headers) {
    return get(url, headers, _ -> true);
  }

  /// Gets a page, and follows its redirects as far as they are let.
  ///
  /// @param next whether an address that a redirect leads to may be asked; where not, the request
  ///   ends as [Reply.Refused]. Is called by another thread, within the time of the request
  public Reply get(URI url, Map<String, String> headers, Predicate<URI> next) {
    return run(url, new Journey(client, limits, url, headers, Optional.empty(), next));
  }

  /// Sends a form, and follows the redirects that keep it one (307 and 308 of RFC 9110).
  ///
  /// An interrupt ends it as it ends [#get].
  ///
  /// @param form its fields in order
  public Reply post(URI url, Map<String, String> form) {
    Optional<Sent> sent = Optional.of(Sent.form(form));
    return run(url, new Journey(client, limits, url, Map.of(), sent, _ -> true));
  }

  /// Sends JSON, and follows no redirects: what is meant for one address is for no other.
  ///
  /// An interrupt ends it as it ends [#get].
  ///
  /// @param headers added to the request
  public Reply post(URI url, Map<String, String> headers, String json) {
    Optional<Sent> sent = Optional.of(new Sent(ContentType.APPLICATION_JSON, json));
    return run(url, new Journey(client, limits, url, headers, sent, _ -> false));
  }

  /// Why the machine of an address would not be connected to, or cannot be found; empty when it
  /// would.
  public Optional<String> objection(URI url) {
    try {
      InetAddress[] _ = resolver.resolve(Target.of(url).host().getHostName());
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Reply run(URI url, Journey journey) {
    Future<Reply> reply = threads.submit(journey::run);
    // The caller waits for a thread instead of a timer calling it off: this ends in time even
    // where a look-up hangs, which nothing can interrupt.
    try {
      return reply.get(limits.total().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return calledOff(journey, reply, Words.late(limits.total()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return calledOff(journey, reply, "was called off");
    } catch (ExecutionException e) {
      throw new IllegalStateException("could not ask " + Link.shown(url), e.getCause());
    }
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
    threads.shutdownNow();
    resolver.close();
    watch.close();
  }

  private static Reply calledOff(Journey journey, Future<Reply> reply, String words) {
    journey.cancel();
    reply.cancel(true);
    return new Reply.Failed(words);
  }
}
