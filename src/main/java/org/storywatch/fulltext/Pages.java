package org.storywatch.fulltext;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.storywatch.article.Link;
import org.storywatch.net.Outbound;
import org.storywatch.net.Reply;
import org.storywatch.page.Extractor;

/// Reads the pages of articles: only what `robots.txt` allows, one request at a time for each host,
/// with a pause after it. Safe for any threads, best virtual ones: a call waits for its turn.
public final class Pages {
  private static final Map<String, String> HEADERS =
      Map.of("Accept", "text/html, application/xhtml+xml;q=0.9, */*;q=0.1");

  /// A link of a feed often leads to another site.
  private static final int SITES = 5;

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
  /// request; besides the page's own there is one for the rules of its site where they are not
  /// known, and the same again for each site that it leads to.
  ///
  /// @throws InterruptedException when called off while waiting
  public Visit read(URI url) throws InterruptedException {
    Optional<URI> next = Optional.of(url);
    for (int site = 0; site < SITES && next.isPresent(); site++) {
      URI page = next.get();
      if (!Link.isWeb(page)) {
        return new Visit.Refused("is no web address");
      }
      Optional<Robots> robots = robots(page);
      if (robots.isEmpty()) {
        return busy();
      }
      if (!robots.get().allow(page)) {
        return forbidden();
      }
      if (!turns.begin(Link.host(page), manners.patience())) {
        return busy();
      }
      Asked asked = ask(page, robots.get());
      if (asked.onward().isEmpty()) {
        return visit(asked.reply());
      }
      next = asked.onward();
    }
    return new Visit.Failed("redirects from site to site more than " + SITES + " times");
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

  /// What came of a turn at one site.
  ///
  /// @param onward where a redirect leads that was not followed, for what is there is another
  ///   site's, which has rules and turns of its own, or is not allowed
  private record Asked(Reply reply, Optional<URI> onward) {}

  private Asked ask(URI page, Robots robots) {
    AtomicReference<Optional<URI>> onward = new AtomicReference<>(Optional.empty());
    Predicate<URI> next =
        hop -> {
          boolean here = Gatekeeper.site(hop).equals(Gatekeeper.site(page)) && robots.allow(hop);
          if (!here) {
            onward.set(Optional.of(hop));
          }
          return here;
        };
    try {
      return new Asked(outbound.get(page, HEADERS, next), onward.get());
    } finally {
      turns.end(Link.host(page), manners.delay(robots.delay()));
    }
  }

  private Visit visit(Reply reply) {
    return switch (reply) {
      case Reply.Refused(String words) -> new Visit.Refused(words);
      case Reply.Failed(String words) -> new Visit.Failed(words);
      case Reply.Answer answer -> read(answer);
    };
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
