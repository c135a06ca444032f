package org.storywatch.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.article.Article;
import org.storywatch.article.LastWord;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Feedback.Verdict;

/// Hands on what people say of articles, from wherever they say it. For any threads.
public final class Voice {
  private static final Logger LOG = LoggerFactory.getLogger(Voice.class);

  private final Recent recent;
  private final InstantSource clock;
  private volatile Optional<FeedbackSink> sink = Optional.empty();

  /// What came of a word.
  public enum Outcome {
    /// It holds now.
    NOTED,
    /// The article is not remembered, or not under this profile.
    UNKNOWN,
    /// Nobody can keep it yet.
    EARLY,
    /// The broker did not take it.
    LOST
  }

  /// @param recent where the article is looked for
  public Voice(Recent recent, InstantSource clock) {
    this.recent = recent;
    this.clock = clock;
  }

  /// Takes words from now on.
  public void open(FeedbackSink opened) {
    sink = Optional.of(opened);
  }

  /// Says something of an article; what is said already is not said again.
  ///
  /// @param article its id
  public Outcome say(String profile, String article, Verdict verdict) {
    Optional<Article> found = recent.article(profile, article);
    if (found.isEmpty()) {
      return Outcome.UNKNOWN;
    }
    if (sink.isEmpty()) {
      return Outcome.EARLY;
    }
    Optional<Feedback> known = recent.said(profile, article);
    if (known.map(Feedback::verdict).orElse(Verdict.NONE) == verdict) {
      return Outcome.NOTED;
    }
    Instant at = LastWord.at(clock.instant(), known.map(Feedback::at));
    Feedback said = new Feedback(Feedback.SCHEMA, profile, found.get(), verdict, at);
    try {
      sink.get().note(said);
    } catch (RuntimeException e) {
      LOG.warn("What is said of {} cannot be kept: {}", said.key(), e.toString());
      return Outcome.LOST;
    }
    recent.add(said);
    return Outcome.NOTED;
  }
}
