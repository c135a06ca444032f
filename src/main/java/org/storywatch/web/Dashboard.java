package org.storywatch.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.storywatch.access.Guard;
import org.storywatch.access.Right;
import org.storywatch.live.Looks;
import org.storywatch.live.Watchers;
import org.storywatch.mail.AlertMail;
import org.storywatch.ops.Health;
import org.storywatch.overview.Span;
import org.storywatch.search.Search;
import org.storywatch.websub.Callbacks;
import org.storywatch.websub.Door;

/// Answers people and machines over HTTP: the page, mails as they look, meters, health.
///
/// The page works without script; with it, what changes is fetched when it does: see [Watchers].
public final class Dashboard implements AutoCloseable {
  /// What makes one look at the overview differ from another at the same moment.
  private record Overlooked(Span span, Frame frame) {}

  private final WebSettings settings;
  private final Recent recent;
  private final Health health;
  private final Probes probes;
  private final AlertMail mail;
  private final InstantSource clock;
  private final Templates templates = new Templates();
  private final HubCalls hubs;
  private final Guard guard;
  private final Voice voice;
  private final SearchPages searches;
  private final Looks looks;
  private final Watchers watchers;
  private final List<Routes> others;
  private final Javalin server;

  /// @param recent what is shown
  /// @param meters what `/metrics` tells
  /// @param mail makes of an alert the mail that is shown
  /// @param others what else is served here
  public Dashboard(
      WebSettings settings,
      Recent recent,
      Health health,
      PrometheusMeterRegistry meters,
      AlertMail mail,
      InstantSource clock,
      Routes... others) {
    this.settings = settings;
    this.recent = recent;
    this.health = health;
    this.probes = new Probes(health, meters);
    this.mail = mail;
    this.clock = clock;
    this.hubs = new HubCalls(clock);
    this.guard =
        new Guard(
            settings.listen(),
            settings.publicUrl(),
            settings.access(),
            settings.secret().orElseGet(() -> UUID.randomUUID().toString()),
            clock,
            templates::answerBelow);
    this.voice = new Voice(recent, clock);
    this.searches = new SearchPages(settings, recent, templates);
    this.looks = new Looks(clock);
    this.watchers = new Watchers(recent.changes());
    this.others = List.of(others);
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
    Optional<String> objection = settings.access().objection(listen);
    if (objection.isPresent()) {
      throw new StartFailure("web.listen: " + objection.get());
    }
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
    List<String> undecided =
        routes().filter(one -> rights(one).size() != 1).map(one -> one.path).toList();
    if (!undecided.isEmpty()) {
      throw new IllegalStateException("routes without one right: " + undecided);
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
    voice.open(sink);
  }

  /// Searches in the archive of this process from now on.
  public void search(Search search) {
    searches.open(search);
  }

  /// The port that is listened at, also when the settings left the choice.
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    watchers.close();
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
    guard.add(routes);
    routes.after(this::changed);
    routes.get("/", this::overview, Right.ADMIN);
    routes.get("/changes", watchers::serve, Right.ADMIN);
    routes.get("/search", searches::answer, Right.ADMIN);
    MailPages mails = new MailPages(settings, recent, mail, templates);
    routes.get("/mail", mails::list, Right.ADMIN);
    routes.get("/mail/{alert}", mails::page, Right.ADMIN);
    routes.get("/mail/{alert}/body", mails::body, Right.ADMIN);
    FeedPages feeds = new FeedPages(settings, recent, templates);
    routes.get("/profiles/{profile}/feed.atom", feeds::answer, Right.FEED);
    routes.post("/feedback", new FeedbackCalls(settings, voice, templates)::said, Right.ADMIN);
    probes.add(routes);
    String hub = Callbacks.PATH + "{feed}/{topic}/{seal}";
    routes.get(hub, hubs::asked, Right.HUB);
    routes.post(hub, hubs::told, Right.HUB);
    for (Asset asset : Asset.all()) {
      Probes.anybody(routes, "/assets/" + asset.name(), asset::answer);
    }
    others.forEach(other -> other.add(routes));
  }

  /// What is answered, with what each asks of its visitor.
  Stream<Endpoint> routes() {
    return server.unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod());
  }

  /// What a route asks of its visitor.
  static Set<RouteRole> rights(Endpoint route) {
    return Optional.ofNullable(route.metadata(Roles.class)).map(Roles::getRoles).orElse(Set.of());
  }

  /// What somebody said on a page is to stand on it from then on.
  private void changed(Context request) {
    if (request.method().equals(HandlerType.POST)) {
      looks.forget();
    }
  }

  private void overview(Context request) {
    Span span = Span.named(Optional.ofNullable(request.queryParam("span")));
    Frame frame = Frame.of(request, settings, Section.OVERVIEW, Section.OVERVIEW.words());
    if (Guard.unasked(request)) {
      looks.answer(request, new Overlooked(span, frame), () -> overview(frame, span));
    } else {
      Templates.html(request, overview(frame, span));
    }
  }

  private String overview(Frame frame, Span span) {
    return templates.page(frame, "web/page.jte", Page.of(recent, health, span, clock.instant()));
  }
}
