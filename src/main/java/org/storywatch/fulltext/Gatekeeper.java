package org.storywatch.fulltext;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.storywatch.net.Outbound;
import org.storywatch.net.Reply;

/// Knows the rules of the sites that were asked lately. Safe for any threads.
///
/// Rules hold for 24 hours (RFC 9309, section 2.4). When a site's cannot be reached, its last ones
/// hold on, and without any nothing may be fetched; it is asked again an hour later.
final class Gatekeeper {
  private static final Duration HOLDS = Duration.ofHours(24);
  private static final Duration AGAIN = Duration.ofHours(1);
  private static final int REMEMBERED = 10_000;
  private static final Map<String, String> HEADERS = Map.of("Accept", "text/plain, */*;q=0.1");

  private final Outbound outbound;
  private final String product;
  private final InstantSource clock;
  private final LinkedHashMap<String, Known> known = new LinkedHashMap<>(16, 0.75f, true);

  Gatekeeper(Outbound outbound, String product, InstantSource clock) {
    this.outbound = outbound;
    this.product = product;
    this.clock = clock;
  }

  private record Known(Robots robots, Instant until) {}

  /// The rules that hold for a page now, if they need not be asked for.
  synchronized Optional<Robots> known(URI page) {
    return Optional.ofNullable(known.get(site(page)))
        .filter(one -> one.until().isAfter(clock.instant()))
        .map(Known::robots);
  }

  /// Asks the site of a page for its rules.
  Robots ask(URI page) {
    Optional<Robots> asked = rules(outbound.get(URI.create(site(page) + "/robots.txt"), HEADERS));
    return keep(site(page), asked);
  }

  private synchronized Robots keep(String site, Optional<Robots> asked) {
    Known before = known.get(site);
    Robots last = before == null ? Robots.CLOSED : before.robots();
    Robots now = asked.orElse(last);
    known.put(site, new Known(now, clock.instant().plus(asked.isPresent() ? HOLDS : AGAIN)));
    if (known.size() > REMEMBERED) {
      known.pollFirstEntry();
    }
    return now;
  }

  /// Empty when the rules could not be reached.
  private Optional<Robots> rules(Reply reply) {
    return switch (reply) {
      case Reply.Refused _, Reply.Failed _ -> Optional.empty();
      case Reply.Answer answer ->
          switch (answer.status()) {
            case 200, 203 ->
                Optional.of(Robots.parse(answer.body().text(StandardCharsets.UTF_8), product));
            // Who says so is as busy as a server in trouble, and has rules.
            case 429 -> Optional.empty();
            default -> answer.status() < 500 ? Optional.of(Robots.OPEN) : Optional.empty();
          };
    };
  }

  /// What one `robots.txt` is for.
  static String site(URI page) {
    return page.getScheme() + "://" + page.getRawAuthority();
  }
}
