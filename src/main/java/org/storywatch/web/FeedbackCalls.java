package org.storywatch.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.article.Article;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Feedback.Verdict;

/// Takes what people say of an article on the page: more like this, less like this, or neither
/// after all.
final class FeedbackCalls {
  private static final Logger LOG = LoggerFactory.getLogger(FeedbackCalls.class);
  private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9%*._-]{1,500}");

  private static final Map<String, Verdict> VERDICTS =
      Map.of("more", Verdict.MORE, "less", Verdict.LESS, "none", Verdict.NONE);

  private final Guard guard;
  private final Recent recent;
  private final InstantSource clock;
  private volatile Optional<FeedbackSink> sink = Optional.empty();

  /// What came of a call: where to go on, or why nothing was noted.
  sealed interface Outcome {
    record Noted(String place) implements Outcome {}

    record Refused(HttpStatus status, Notice notice) implements Outcome {}
  }

  FeedbackCalls(Guard guard, Recent recent, InstantSource clock) {
    this.guard = guard;
    this.recent = recent;
    this.clock = clock;
  }

  /// Takes calls from now on.
  void open(FeedbackSink opened) {
    sink = Optional.of(opened);
  }

  Outcome said(Context request) {
    if (!guard.ours(request)) {
      return refused(HttpStatus.FORBIDDEN, "Another site's page asked for this, not ours.");
    }
    Optional<Verdict> verdict = Optional.ofNullable(VERDICTS.get(field(request, "verdict")));
    Ask.About about = Ask.About.of(field(request, "about"));
    Optional<Article> article = recent.article(about.profile(), about.article());
    if (verdict.isEmpty()) {
      return refused(HttpStatus.BAD_REQUEST, "One can say more, less or none of an article.");
    }
    if (article.isEmpty()) {
      return refused(
          HttpStatus.NOT_FOUND, "This article is not remembered here, or not under this profile.");
    }
    if (sink.isEmpty()) {
      return refused(
          HttpStatus.SERVICE_UNAVAILABLE,
          "Storywatch is not connected to its broker yet. Please try again in a moment.");
    }
    Instant at = later(clock.instant(), recent.said(about.profile(), about.article()));
    Feedback said =
        new Feedback(Feedback.SCHEMA, about.profile(), article.get(), verdict.get(), at);
    try {
      sink.get().note(said);
    } catch (RuntimeException e) {
      LOG.warn("What is said of {} cannot be kept: {}", said.key(), e.toString());
      return refused(
          HttpStatus.SERVICE_UNAVAILABLE,
          "The broker did not take it. Please look at the state on the page, and try again.");
    }
    recent.add(said);
    String place = field(request, "place");
    return new Outcome.Noted(PLACE.matcher(place).matches() ? "./#" + place : "./");
  }

  /// The clocks of two processes may differ, and the last word holds.
  private static Instant later(Instant now, Optional<Feedback> known) {
    return known.map(said -> said.at().plusMillis(1)).filter(next -> next.isAfter(now)).orElse(now);
  }

  private static Outcome refused(HttpStatus status, String words) {
    return new Outcome.Refused(status, new Notice("Nothing was noted", words));
  }

  private static String field(Context request, String name) {
    return Optional.ofNullable(request.formParam(name)).orElse("");
  }
}
