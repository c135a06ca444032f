package org.storywatch.websub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A real hub on loopback: it makes sure of what it is asked for, and tells its subscribers.
public final class Hub implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http = HttpClient.newHttpClient();
  private final long leaseSeconds;
  private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();
  private final List<Map<String, String>> subscriptions = new CopyOnWriteArrayList<>();
  private volatile int status = 202;

  public Hub(long leaseSeconds) throws IOException {
    this.leaseSeconds = leaseSeconds;
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hub";
  }

  /// Answers requests so from now on, and makes sure of none.
  public void refuse(int with) {
    status = with;
  }

  /// What it was asked for, by the names of the fields.
  public List<Map<String, String>> requests() {
    return List.copyOf(requests);
  }

  /// What it was asked for, and made sure of.
  public List<Map<String, String>> subscriptions() {
    return List.copyOf(subscriptions);
  }

  /// Asks the subscriber whether it wants something.
  ///
  /// @return the body of its answer when that is a good one
  public String verify(String callback, String mode, String topic, long seconds)
      throws IOException, InterruptedException {
    String query =
        "?hub.mode=%s&hub.topic=%s&hub.challenge=ch4llenge&hub.lease_seconds=%d"
            .formatted(mode, URLEncoder.encode(topic, UTF_8), seconds);
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(callback + query)).build(),
            HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() == 200 ? answer.body() : "";
  }

  /// Tells a subscriber.
  ///
  /// @return the status of its answer
  public int tell(String callback, String body, String signature)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(callback))
            .header("Content-Type", "application/rss+xml; charset=utf-8")
            .header("X-Hub-Signature", signature)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /// The header that proves a body.
  public static String sign(String method, String body, String secret) {
    try {
      String algorithm = "Hmac" + method.toUpperCase(java.util.Locale.ROOT);
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
      return method + "=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
    http.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      requests.add(form);
      exchange.sendResponseHeaders(status, -1);
      if (status == 202) {
        threads.execute(() -> subscribe(form));
      }
    }
  }

  private void subscribe(Map<String, String> form) {
    try {
      String topic = form.getOrDefault("hub.topic", "");
      String callback = form.getOrDefault("hub.callback", "");
      if (verify(callback, "subscribe", topic, leaseSeconds).equals("ch4llenge")) {
        subscriptions.add(form);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      form.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
    }
    return form;
  }
}
