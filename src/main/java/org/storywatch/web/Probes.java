package org.storywatch.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.storywatch.access.Guard;
import org.storywatch.access.Right;
import org.storywatch.ops.Health;
import tools.jackson.databind.json.JsonMapper;

/// Answers machines that watch the program: its meters, and whether it is well.
final class Probes implements Routes {
  /// With exemplars, for who asks for it.
  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private static final String PLAIN = "text/plain; version=0.0.4; charset=utf-8";

  private final Health health;
  private final PrometheusMeterRegistry meters;
  private final JsonMapper json = JsonMapper.builder().build();

  Probes(Health health, PrometheusMeterRegistry meters) {
    this.health = health;
    this.meters = meters;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/metrics", this::metrics, Right.METERS);
    anybody(routes, "/health/live", request -> health(request, health.live()));
    anybody(routes, "/health/ready", request -> health(request, health.ready()));
  }

  /// What everybody may have, and ask for by HEAD, as probes do.
  static void anybody(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler, Right.ALWAYS);
    routes.head(path, handler, Right.ALWAYS);
  }

  private void metrics(Context request) {
    String accepted = Optional.ofNullable(request.header("Accept")).orElse("");
    String type = accepted.contains("application/openmetrics-text") ? OPEN_METRICS : PLAIN;
    request.contentType(type).result(meters.scrape(type));
  }

  private void health(Context request, boolean good) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("good", good);
    if (Guard.administrator(request)) {
      report.put("conditions", health.conditions());
    }
    request.status(good ? 200 : 503).contentType("application/json");
    request.result(json.writeValueAsString(report));
  }
}
