package org.storywatch.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Message;
import org.storywatch.mail.AlertMail;
import org.storywatch.ops.Health;
import org.storywatch.story.Development;
import org.storywatch.websub.Callbacks;
import org.storywatch.websub.Door;
import tools.jackson.databind.json.JsonMapper;

/// Answers people and machines over HTTP: the page, mails as they look, meters, health.
///
/// The page works without script; with it, the middle part is fetched again every two seconds.
public final class Dashboard implements AutoCloseable {
  private final WebSettings settings;
  private final Recent recent;
  private final Health health;
  private final PrometheusMeterRegistry meters;
  private final AlertMail mail;
  private final InstantSource clock;
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final JsonMapper json = JsonMapper.builder().build();
  private final HubCalls hubs;
  private final Guard guard;
  private final FeedbackCalls feedback;
  private final Javalin server;

  /// @param recent what is shown
  /// @param meters what `/metrics` tells
  /// @param mail makes of an alert the mail that is shown
  public Dashboard(
      WebSettings settings,
      Recent recent,
      Health health,
      PrometheusMeterRegistry meters,
      AlertMail mail,
      InstantSource clock) {
    this.settings = settings;
    this.recent = recent;
    this.health = health;
    this.meters = meters;
    this.mail = mail;
    this.clock = clock;
    this.hubs = new HubCalls(clock);
    this.guard = new Guard(settings);
    this.feedback = new FeedbackCalls(guard, recent, clock);
    this.server = Javalin.create(this::configure);
  }

  /// Begins to listen; returns when the page can be read.
  ///
  /// The address is tried first: Jetty would tell of a taken port with pages of its own.
  ///
  /// @throws StartFailure when it cannot, such as when the port is taken
  public void start() throws StartFailure {
    InetSocketAddress listen = settings.listen();
    String address = listen.getHostString() + ":" + listen.getPort();
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(listen);
    } catch (BindException e) {
      boolean taken = String.valueOf(e.getMessage()).contains("in use");
      throw taken
          ? new StartFailure(
              "web.listen: %s is in use by another program; stop that one or choose another port"
                  .formatted(address),
              e)
          : failure(address, e);
    } catch (IOException e) {
      throw failure(address, e);
    }
    try {
      server.start(listen.getHostString(), listen.getPort());
    } catch (JavalinBindException e) {
      throw failure(address, e);
    }
  }

  /// Takes the calls of feeds' hubs from now on.
  public void hubs(Door door, HubSink sink) {
    hubs.open(door, sink);
  }

  /// Takes what people say of articles from now on.
  public void feedback(FeedbackSink sink) {
    feedback.open(sink);
  }

  /// The port that is listened at, also when the settings left the choice.
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static StartFailure failure(String address, Exception e) {
    return new StartFailure(
        "web.listen: %s cannot be listened at: %s".formatted(address, e.getMessage()), e);
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    config.http.generateEtags = true;
    RoutesConfig routes = config.routes;
    routes.before(guard::check);
    routes.get("/", request -> html(request, rendered("page", page())));
    routes.get("/fragment", request -> html(request, rendered("live", page())));
    routes.get("/mail/{alert}", this::mail);
    routes.get("/mail/{alert}/body", this::mailBody);
    routes.post("/feedback", this::feedback);
    routes.get("/metrics", this::metrics);
    routes.get("/health/live", request -> health(request, health.live()));
    routes.get("/health/ready", request -> health(request, health.ready()));
    String hub = Callbacks.PATH + "{feed}/{topic}/{seal}";
    routes.get(hub, hubs::asked);
    routes.post(hub, hubs::told);
    for (Asset asset : Asset.all()) {
      routes.get("/assets/" + asset.name(), asset::answer);
    }
  }

  private Page page() {
    return Page.of(recent, health, clock.instant());
  }

  private void mail(Context request) {
    Optional<Alert> alert = recent.alert(request.pathParam("alert"));
    Optional<Development> told = alert.flatMap(Alert::development);
    if (told.isEmpty()) {
      html(request.status(404), rendered("nomail", Map.of()));
    } else {
      html(request, rendered("mail", Story.of(told.get(), List.of(alert.get()), recent)));
    }
  }

  private void mailBody(Context request) {
    Optional<Alert> alert = recent.alert(request.pathParam("alert"));
    if (alert.isEmpty()) {
      request.status(404);
    } else {
      Guard.mail(request);
      html(request, mail.html(Message.of(alert.get())));
    }
  }

  private void feedback(Context request) {
    switch (feedback.said(request)) {
      case FeedbackCalls.Outcome.Noted(String place) ->
          request.redirect(place, HttpStatus.SEE_OTHER);
      case FeedbackCalls.Outcome.Refused(HttpStatus status, Notice notice) ->
          html(request.status(status), rendered("notice", notice));
    }
  }

  private void metrics(Context request) {
    request.contentType("text/plain; version=0.0.4; charset=utf-8").result(meters.scrape());
  }

  private void health(Context request, boolean good) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("good", good);
    report.put("conditions", health.conditions());
    request.status(good ? 200 : 503).contentType("application/json");
    request.result(json.writeValueAsString(report));
  }

  private static void html(Context request, String document) {
    request.contentType("text/html; charset=utf-8").result(document);
  }

  private String rendered(String template, Object model) {
    StringOutput out = new StringOutput();
    templates.render("web/" + template + ".jte", model, out);
    return out.toString();
  }
}
