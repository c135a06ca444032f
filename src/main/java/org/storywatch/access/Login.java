package org.storywatch.access;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The administrator says a password, and has a session then.
final class Login {
  private static final Logger LOG = LoggerFactory.getLogger(Login.class);
  private static final int LONGEST = 1_000;
  private static final Duration WINDOW = Duration.ofMinutes(10);

  /// A path below ours, and no other site's.
  private static final Pattern PLACE = Pattern.compile("(?!.*(//|\\.\\.))[A-Za-z0-9%._~/-]{1,300}");

  private final Optional<PasswordHash> password;
  private final Sessions sessions;
  private final boolean secure;
  private final InstantSource clock;
  private final Show show;
  private final Rate tries = new Rate(10, 100, WINDOW);

  /// @param secure whether readers reach the page by https
  Login(
      Optional<PasswordHash> password,
      Sessions sessions,
      boolean secure,
      InstantSource clock,
      Show show) {
    this.password = password;
    this.sessions = sessions;
    this.secure = secure;
    this.clock = clock;
    this.show = show;
  }

  /// What the cookie is called: by this name, browsers take it from this host and by https only.
  String cookie() {
    return secure ? "__Host-storywatch" : "storywatch";
  }

  void add(RoutesConfig routes) {
    routes.get("/login", this::asked, Right.PUBLIC);
    routes.post("/login", this::told, Right.PUBLIC);
    routes.post("/logout", this::left, Right.ADMIN);
  }

  /// Answers somebody whose session ended while they filled in a form.
  void lost(Context request) {
    page(request, HttpStatus.UNAUTHORIZED, "", "Nothing was changed. Please log in first.");
  }

  private void asked(Context request) {
    String to = place(Optional.ofNullable(request.queryParam("to")).orElse(""));
    if (Guard.administrator(request)) {
      request.redirect("./" + to, HttpStatus.SEE_OTHER);
    } else {
      page(request, HttpStatus.OK, to, "");
    }
  }

  private void told(Context request) {
    String to = place(Optional.ofNullable(request.formParam("to")).orElse(""));
    String said = Optional.ofNullable(request.formParam("password")).orElse("");
    String address = Guard.caller(request).address();
    if (password.isEmpty()) {
      page(request, HttpStatus.NOT_FOUND, to, "");
    } else if (!tries.allows(address, clock.instant())) {
      request.header("Retry-After", Long.toString(WINDOW.toSeconds() / 10));
      page(
          request,
          HttpStatus.TOO_MANY_REQUESTS,
          to,
          "Too many tries. Please wait a few minutes before the next one.");
    } else if (said.length() > LONGEST || !right(password.get(), said)) {
      LOG.warn("A wrong password was tried from {}", address);
      page(request, HttpStatus.FORBIDDEN, to, "This is not the password.");
    } else {
      end(request);
      request.cookie(cookie(sessions.begin(clock.instant()), -1));
      LOG.info("The administrator logged in from {}", address);
      request.redirect("./" + to, HttpStatus.SEE_OTHER);
    }
  }

  /// One at a time: each needs the memory that makes guessing dear.
  private synchronized boolean right(PasswordHash hash, String said) {
    return hash.matches(said);
  }

  private void left(Context request) {
    end(request);
    request.cookie(cookie("", 0));
    request.redirect("./login", HttpStatus.SEE_OTHER);
  }

  private void end(Context request) {
    Optional.ofNullable(request.cookie(cookie())).ifPresent(sessions::end);
  }

  /// @param seconds until the browser forgets it; less than 0 for its own end
  private Cookie cookie(String id, int seconds) {
    // Lax: a link in a mail leads to the page, and what changes something looks at the origin.
    return new Cookie(cookie(), id, "/", seconds, secure, true, null, SameSite.LAX);
  }

  private void page(Context request, HttpStatus status, String to, String problem) {
    Headers.secret(request);
    if (password.isEmpty()) {
      request.status(HttpStatus.NOT_FOUND).contentType("text/plain; charset=utf-8");
      request.result("There is no password here.\n");
    } else {
      show.answer(request.status(status), "access/login.jte", new LoginPage(to, problem));
    }
  }

  private static String place(String to) {
    return PLACE.matcher(to).matches() ? to : "";
  }
}
