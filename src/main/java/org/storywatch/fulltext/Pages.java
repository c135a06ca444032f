package org.storywatch.fulltext;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.storywatch.article.Link;
import org.storywatch.net.Outbound;
import org.storywatch.net.Reply;
import org.storywatch.page.Extractor;

/// Reads the pages of articles: only what `robots.txt` allows, one request at a time for each host,
/// with a pause after it. Safe for any threads, best virtual ones: a call waits for its turn.
public final class Pages {
  private static final Map<String, String> HEADERS =
      Map.of("Accept", "text/html, application/xhtml+xml;q=0.9, */*;q=0.1");

  private final Outbound outbound;
  private final Extractor extractor = new Extractor();
  private final Gatekeeper gatekeeper;
  private final HostTurns turns;
  private final Manners manners;

  public Pages(Outbound outbound, Manners manners, InstantSource clock) {
    this(outbound, manners, clock, Thread::sleep);
  }

  Pages(Outbound outbound, Manners manners, InstantSource clock, HostTurns.Sleeper sleeper) {
    this.outbound = outbound;
    this.manners = manners;
    this.gatekeeper = new Gatekeeper(outbound, manners.product(), clock);
    this.turns = new HostTurns(clock, sleeper);
  }

  /// Reads one page.
  ///
  /// Takes at most the patience of the manners for each turn and the time limit of `net` for each
  /// request; besides the page's own there is one for the rules of its site, and one for those of
  /// the site that it leads to, where they are not known.
  ///
  /// @throws InterruptedException when called off while waiting
  public Visit read(URI url) throws InterruptedException {
    if (!Link.isWeb(url)) {
      return new Visit.Refused("is no web address");
    }
    Optional<Robots> robots = robots(url);
    if (robots.isEmpty()) {
      return busy();
    }
    return robots.get().allow(url) ? visit(url, robots.get()) : forbidden();
  }

  /// Empty when the site had no turn for the question.
  private Optional<Robots> robots(URI url) throws InterruptedException {
    Optional<Robots> known = gatekeeper.known(url);
    if (known.isPresent() || !turns.begin(Link.host(url), manners.patience())) {
      return known;
    }
    // Another page of the site may have brought them while this one waited.
    Optional<Robots> brought = gatekeeper.known(url);
    if (brought.isPresent()) {
      turns.pass(Link.host(url));
      return brought;
    }
    try {
      return Optional.of(gatekeeper.ask(url));
    } finally {
      turns.end(Link.host(url), manners.delay(Duration.ZERO));
    }
  }

  private Visit visit(URI url, Robots robots) throws InterruptedException {
    if (!turns.begin(Link.host(url), manners.patience())) {
      return busy();
    }
    Reply reply;
    try {
      reply = outbound.get(url, HEADERS);
    } finally {
      turns.end(Link.host(url), manners.delay(robots.delay()));
    }
    return switch (reply) {
      case Reply.Refused(String words) -> new Visit.Refused(words);
      case Reply.Failed(String words) -> new Visit.Failed(words);
      case Reply.Answer answer ->
          answer.url().equals(url) || allowed(answer.url()) ? read(answer) : forbidden();
    };
  }

  // A link of a feed often leads to another site, which has rules of its own.
  private boolean allowed(URI end) throws InterruptedException {
    return robots(end).map(robots -> robots.allow(end)).orElse(false);
  }

  private Visit read(Reply.Answer answer) {
    String type = answer.header("content-type").orElse("");
    if (answer.status() != 200 && answer.status() != 203) {
      return new Visit.Failed("answers with status " + answer.status());
    }
    if (!type.isEmpty() && !type.toLowerCase(Locale.ROOT).contains("html")) {
      return new Visit.Failed("is no web page but " + type);
    }
    return new Visit.Read(extractor.extract(answer.body(), type, answer.url()));
  }

  private static Visit busy() {
    return new Visit.Failed("could not be asked in time: its host has too many pages waiting");
  }

  private static Visit forbidden() {
    return new Visit.Refused("robots.txt does not allow it");
  }
}
