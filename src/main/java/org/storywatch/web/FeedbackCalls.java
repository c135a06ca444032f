package org.storywatch.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.storywatch.feedback.Feedback.Verdict;

/// Takes what people say of an article on the page: more like this, less like this, or neither
/// after all.
final class FeedbackCalls {
  private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9%*._-]{1,500}");

  /// The page of the profile that is spoken of, and not the first page.
  private static final String PROFILE = "profile";

  private static final Map<String, Verdict> VERDICTS =
      Map.of("more", Verdict.MORE, "less", Verdict.LESS, "none", Verdict.NONE);

  private final WebSettings settings;
  private final Voice voice;
  private final Templates templates;

  FeedbackCalls(WebSettings settings, Voice voice, Templates templates) {
    this.settings = settings;
    this.voice = voice;
    this.templates = templates;
  }

  void said(Context request) {
    Optional<Verdict> verdict = Optional.ofNullable(VERDICTS.get(field(request, "verdict")));
    if (verdict.isEmpty()) {
      refuse(request, HttpStatus.BAD_REQUEST, "One can say more, less or none of an article.");
      return;
    }
    Ask.About about = Ask.About.of(field(request, "about"));
    switch (voice.say(about.profile(), about.article(), verdict.get())) {
      case NOTED -> {
        String page =
            field(request, "page").equals(PROFILE) ? new Watched(about.profile(), "").page() : "";
        String place = field(request, "place");
        request.redirect(
            "./" + page + (PLACE.matcher(place).matches() ? "#" + place : ""),
            HttpStatus.SEE_OTHER);
      }
      case UNKNOWN ->
          refuse(
              request,
              HttpStatus.NOT_FOUND,
              "This article is not remembered here, or not under this profile.");
      case EARLY ->
          refuse(
              request,
              HttpStatus.SERVICE_UNAVAILABLE,
              "Storywatch is not connected to its broker yet. Please try again in a moment.");
      case LOST ->
          refuse(
              request,
              HttpStatus.SERVICE_UNAVAILABLE,
              "The broker did not take it. Please look at the state on the page, and try again.");
    }
  }

  private void refuse(Context request, HttpStatus status, String words) {
    Frame frame = Frame.of(request, settings, Section.OVERVIEW, "Nothing was noted");
    templates.show(request.status(status), frame, "web/notice.jte", words);
  }

  private static String field(Context request, String name) {
    return Optional.ofNullable(request.formParam(name)).orElse("");
  }
}
