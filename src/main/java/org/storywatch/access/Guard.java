package org.storywatch.access;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands before all routes: says no to names that are not ours, to whoever may not, to other
/// sites' pages that speak for their reader, and to whoever asks too often.
public final class Guard {
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
  private static final String CALLER = "access.caller";
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /// The header of what a page asks by itself.
  private static final String UNASKED = "X-Unasked";

  private final AccessSettings settings;
  private final Names names;
  private final FeedKey feeds;
  private final Callers callers;
  private final Login login;
  private final InstantSource clock;
  private final boolean secure;
  private final String publicOrigin;

  /// How often strangers may ask. Many people may share the address of a provider, and all do that
  /// of a reverse proxy that is not listed.
  private final Rate strangers = new Rate(600, 6_000, MINUTE);

  private final Rate hubs = new Rate(3_000, 6_000, MINUTE);

  /// @param publicUrl the address that readers use
  /// @param secret the keys of feeds are made of it
  /// @param show makes the page to log in
  public Guard(
      InetSocketAddress listen,
      URI publicUrl,
      AccessSettings settings,
      String secret,
      InstantSource clock,
      Show show) {
    this.settings = settings;
    this.clock = clock;
    this.names = new Names(listen, publicUrl, settings.hosts());
    this.feeds = new FeedKey(secret);
    this.secure = "https".equalsIgnoreCase(publicUrl.getScheme());
    this.publicOrigin = publicUrl.getScheme() + "://" + publicUrl.getAuthority();
    if (!settings.closed() && !AccessSettings.local(publicUrl)) {
      LOG.warn(
          "web.public-url: whoever comes by {} sees only what links in mails allow; to see the page"
              + " there, set web.password-file, or web.user-header and web.proxies",
          publicUrl);
    }
    if (settings.password().isPresent() && !secure && !AccessSettings.local(publicUrl)) {
      LOG.warn(
          "web.public-url: a password that is typed in at {} can be read on the way; put a reverse"
              + " proxy with https before it",
          publicUrl);
    }
    Sessions sessions = new Sessions(settings.idle(), settings.longest());
    this.login = new Login(settings.password(), sessions, secure, clock, show);
    this.callers = new Callers(settings, names, sessions, login.cookie(), clock);
  }

  /// Stands before the routes, and adds its own.
  public void add(RoutesConfig routes) {
    routes.before(this::check);
    routes.beforeMatched(this::admit);
    login.add(routes);
  }

  /// Whether whoever asks is an administrator.
  public static boolean administrator(Context request) {
    return caller(request).administrator();
  }

  /// Whether a page asks by itself, without its reader; that keeps no session alive. A stream of
  /// events can be asked for by script only, which cannot send headers of its own then.
  public static boolean unasked(Context request) {
    return request.header(UNASKED) != null || "text/event-stream".equals(request.header("Accept"));
  }

  /// Whether whoever asks has a session that they can end.
  public static boolean session(Context request) {
    return caller(request).kind() == Caller.Kind.LOGGED_IN;
  }

  static Caller caller(Context request) {
    return Optional.<Caller>ofNullable(request.attribute(CALLER))
        .orElse(new Caller("unknown", Caller.Kind.STRANGER));
  }

  private void check(Context request) {
    Headers.usual(request, secure);
    if (!names.known(Optional.ofNullable(request.header("Host")).orElse(""))) {
      refuse(
          request,
          HttpStatus.MISDIRECTED_REQUEST,
          "This is not the address of this page; web.public-url or web.hosts can name it.");
    } else if (request.header("X-HTTP-Method-Override") != null) {
      // The server would take it for the method, and whatever stands before it would not.
      refuse(request, HttpStatus.BAD_REQUEST, "A request has one method.");
    } else {
      request.attribute(CALLER, callers.of(request, !unasked(request)));
    }
  }

  /// Where a route does not say what it asks, it asks the most.
  private void admit(Context request) {
    Right right =
        request.routeRoles().stream()
            .filter(Right.class::isInstance)
            .map(Right.class::cast)
            .findFirst()
            .orElse(Right.ADMIN);
    Caller caller = caller(request);
    boolean known = caller.administrator() || (right == Right.METERS && has(right, request));
    if (!known && tooOften(right, caller)) {
      request.header("Retry-After", "60");
      refuse(request, HttpStatus.TOO_MANY_REQUESTS, "Too many requests; please try again later.");
      return;
    }
    boolean secret = right == Right.ADMIN || right == Right.METERS || right == Right.FEED;
    if (secret && settings.closed()) {
      Headers.secret(request);
    }
    if (!known && !has(right, request)) {
      send(request, right);
    } else if (!reads(request)
        && right != Right.SIGNED
        && right != Right.HUB
        && !ours(request, caller)) {
      refuse(
          request,
          HttpStatus.FORBIDDEN,
          "Nothing was changed: another site's page asked for this, not ours.");
    }
  }

  private static boolean reads(Context request) {
    return READING.contains(request.method().name());
  }

  private boolean tooOften(Right right, Caller caller) {
    Rate rate = right == Right.HUB ? hubs : strangers;
    return right != Right.ALWAYS && !rate.allows(caller.address(), clock.instant());
  }

  /// Whether somebody who is no administrator has what a route asks for.
  private boolean has(Right right, Context request) {
    return switch (right) {
      case ALWAYS, PUBLIC, SIGNED, HUB -> true;
      case FEED ->
          Optional.ofNullable(request.queryParam("key"))
              .filter(key -> feeds.opens(request.pathParam("profile"), key))
              .isPresent();
      case METERS ->
          settings
              .metersToken()
              .filter(token -> equal("Bearer " + token, request.header("Authorization")))
              .isPresent();
      case ADMIN -> false;
    };
  }

  private static boolean equal(String wanted, @Nullable String shown) {
    return shown != null
        && MessageDigest.isEqual(
            wanted.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }

  /// Sends a stranger to where they can say who they are.
  private void send(Context request, Right right) {
    String accepted = Optional.ofNullable(request.header("Accept")).orElse("");
    if (!settings.closed()) {
      refuse(
          request,
          HttpStatus.FORBIDDEN,
          "This page is shown on the computer itself only; web.password-file or web.user-header"
              + " opens it to an administrator.");
    } else if (settings.password().isEmpty()) {
      request.header("WWW-Authenticate", "Proxy");
      refuse(request, HttpStatus.UNAUTHORIZED, "Please come by the reverse proxy and log in.");
    } else if (right == Right.ADMIN && accepted.contains("text/html") && !reads(request)) {
      request.header("WWW-Authenticate", "Form");
      login.lost(request);
      request.skipRemainingHandlers();
    } else if (right == Right.ADMIN && accepted.contains("text/html")) {
      String to = request.path().substring(1);
      String query = to.isEmpty() ? "" : "?to=" + to(to);
      String root = "../".repeat((int) to.chars().filter(letter -> letter == '/').count());
      request.redirect((root.isEmpty() ? "./" : root) + "login" + query, HttpStatus.SEE_OTHER);
      request.skipRemainingHandlers();
    } else {
      // RFC 9110 section 11.6.1 wants the header; browsers know no scheme for forms.
      request.header("WWW-Authenticate", right == Right.METERS ? "Bearer" : "Form");
      refuse(request, HttpStatus.UNAUTHORIZED, "Please log in.");
    }
  }

  private static String to(String path) {
    return URLEncoder.encode(path, StandardCharsets.UTF_8);
  }

  /// Whether a request that changes something comes from a page of ours, or from no page at all: a
  /// browser says where it comes from (Fetch Metadata, and where that is not sent, RFC 6454). One
  /// that shows by itself who its reader is has to say it.
  private boolean ours(Context request, Caller caller) {
    Optional<String> site = Optional.ofNullable(request.header("Sec-Fetch-Site"));
    Optional<String> origin = Optional.ofNullable(request.header("Origin"));
    if (site.isPresent()) {
      return site.get().equals("same-origin");
    }
    if (origin.isEmpty()) {
      return !caller.byBrowser();
    }
    String host = Optional.ofNullable(request.header("Host")).orElse("");
    return origin.get().equals(publicOrigin)
        || origin.get().equalsIgnoreCase(request.scheme() + "://" + host);
  }

  private static void refuse(Context request, HttpStatus status, String words) {
    request.status(status).contentType("text/plain; charset=utf-8").result(words + "\n");
    request.skipRemainingHandlers();
  }
}
