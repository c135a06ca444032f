package org.storywatch.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/// Looks names up and lets only allowed addresses through.
///
/// The connection is made to exactly these, so a name that changes its address between check and
/// use gains nothing. Look-ups run on threads of their own: the system's resolver cannot be
/// interrupted, and it holds the carrier of a virtual thread.
final class Resolver implements DnsResolver, AutoCloseable {
  /// As many may hang without holding up the next one.
  private static final int LOOKUPS = 256;

  private final Names names;
  private final AddressPolicy policy;
  private final Duration patience;
  private final ExecutorService lookups =
      new ThreadPoolExecutor(
          0,
          LOOKUPS,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("lookup-", 0).factory());

  Resolver(Names names, AddressPolicy policy, Duration patience) {
    this.names = names;
    this.policy = policy;
    this.patience = patience;
  }

  /// Who knows the addresses of a name.
  interface Names {
    InetAddress[] lookUp(String host) throws UnknownHostException;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    List<InetAddress> open = new ArrayList<>();
    String objection = "";
    for (InetAddress address : lookUp(host)) {
      String found = policy.objection(address).orElse("");
      if (found.isEmpty()) {
        open.add(address);
      } else if (objection.isEmpty()) {
        objection = found;
      }
    }
    if (open.isEmpty()) {
      throw new Closed(
          host + " is " + objection + "; list it under fetch.allow-private to allow it");
    }
    return open.toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  @Override
  public void close() {
    lookups.shutdownNow();
  }

  private InetAddress[] lookUp(String host) throws UnknownHostException {
    try {
      return await(host, lookups.submit(() -> names.lookUp(host)));
    } catch (RejectedExecutionException e) {
      throw new UnknownHostException("too many other names take long to be looked up");
    }
  }

  private InetAddress[] await(String host, Future<InetAddress[]> lookup)
      throws UnknownHostException {
    try {
      return lookup.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new UnknownHostException("no machine is known by the name " + host);
    } catch (TimeoutException e) {
      lookup.cancel(true);
      throw new UnknownHostException("the name " + host + " could not be looked up in time");
    } catch (InterruptedException e) {
      lookup.cancel(true);
      Thread.currentThread().interrupt();
      throw new UnknownHostException("interrupted while looking up " + host);
    }
  }
}
