package org.storywatch.poll;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.storywatch.article.Link;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.Fetch;
import org.storywatch.format.FeedParser;
import org.storywatch.format.Parsed;
import org.storywatch.net.Outbound;
import org.storywatch.net.Reply;
import org.storywatch.websub.LinkHeader;

/// Polls one feed once: asks whether it changed, and reads it if so.
final class Poller {
  private static final String ACCEPT =
      "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml,"
          + " application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1";
  private static final Pattern MAX_AGE = Pattern.compile("(?i)\\bmax-age=\"?(\\d{1,9})");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

  /// A longer validator is somebody's mistake, and many servers refuse the request that repeats it.
  private static final int VALIDATOR = 4_096;

  private final Outbound outbound;
  private final FeedParser parser;
  private final Reach reach;
  private final InstantSource clock;

  /// @param reach learns who answers
  Poller(Outbound outbound, FeedParser parser, Reach reach, InstantSource clock) {
    this.outbound = outbound;
    this.parser = parser;
    this.reach = reach;
    this.clock = clock;
  }

  /// @param state what is remembered of the feed, its address among it
  Fetch poll(FeedState state) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", ACCEPT);
    // Byte for byte as they came: a date that was read and written again is another date.
    put(headers, "If-None-Match", state.etag());
    put(headers, "If-Modified-Since", state.lastModified());
    return switch (outbound.get(state.url(), headers)) {
      case Reply.Refused refused -> new Fetch.Refused(refused.words());
      case Reply.Failed failed ->
          new Fetch.Unanswered(
              failed.words(), reach.missed(Link.host(state.url()), clock.instant()));
      case Reply.Answer answer -> {
        reach.answered(clock.instant());
        yield fetch(answer, !state.etag().isEmpty() || !state.lastModified().isEmpty());
      }
    };
  }

  /// @param asked whether there was a validator to be compared with
  private Fetch fetch(Reply.Answer answer, boolean asked) {
    return switch (answer.status()) {
      case 200, 203 -> read(answer, answer.url());
      case 304 -> notModified(answer, asked);
      case 401, 403 -> failed(answer, "does not let us in");
      case 404 -> failed(answer, "is not there");
      case 410 -> new Fetch.Gone("is gone for good (410)");
      case 429, 503 ->
          new Fetch.Limited(
              "asks us to come less often (" + answer.status() + ")", retryAfter(answer));
      default ->
          failed(answer, answer.status() >= 500 ? "is in trouble" : "answers what is no feed");
    };
  }

  private Fetch read(Reply.Answer answer, URI url) {
    return switch (parser.parse(answer.body(), answer.header("content-type").orElse(""), url)) {
      case Parsed.Unreadable unreadable ->
          new Fetch.Failed(unreadable.words(), unreadable.reason() == Parsed.Reason.TOO_MUCH);
      case Parsed.Contents contents ->
          new Fetch.Fetched(
              contents.with(
                  LinkHeader.push(answer.header("link").orElse(""), url, contents.push())),
              validator(answer, "etag"),
              validator(answer, "last-modified"),
              fresh(answer),
              answer.home());
    };
  }

  private static String validator(Reply.Answer answer, String name) {
    return answer.header(name).filter(value -> value.length() <= VALIDATOR).orElse("");
  }

  // RFC 9110, section 15.4.5: only a conditional request may be answered so. Another validator that
  // comes with it is that of an answer which we do not have, and must not take the place of ours
  // (RFC 9111, section 4.3.4).
  private Fetch notModified(Reply.Answer answer, boolean asked) {
    return asked
        ? new Fetch.NotModified(fresh(answer), answer.home())
        : failed(answer, "says that nothing has changed although it was never read");
  }

  private static Fetch failed(Reply.Answer answer, String words) {
    return new Fetch.Failed(words + " (" + answer.status() + ")", false);
  }

  // RFC 9111, section 5.3: max-age goes before Expires.
  private Duration fresh(Reply.Answer answer) {
    Matcher age = MAX_AGE.matcher(answer.header("cache-control").orElse(""));
    return age.find()
        ? Duration.ofSeconds(Long.parseLong(age.group(1)))
        : until(answer.header("expires").orElse("").strip());
  }

  private Duration retryAfter(Reply.Answer answer) {
    String value = answer.header("retry-after").orElse("").strip();
    return SECONDS.matcher(value).matches()
        ? Duration.ofSeconds(Long.parseLong(value))
        : until(value);
  }

  /// How long until a date as HTTP writes it; zero for one that is over, or none at all.
  private Duration until(String value) {
    try {
      Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(clock.instant(), then);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeParseException e) {
      return Duration.ZERO;
    }
  }

  private static void put(Map<String, String> headers, String name, String value) {
    if (!value.isEmpty()) {
      headers.put(name, value);
    }
  }
}
