package org.storywatch.web;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.storywatch.access.Guard;
import org.storywatch.article.Hash;
import org.storywatch.atom.AtomFeed;
import org.storywatch.story.Development;

/// Gives each profile's developments as an Atom feed, and says "nothing changed" to those who have
/// it already (RFC 9110 sections 13.1.2 and 13.1.3).
final class FeedPages {
  private static final int LONGEST = 100;
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final AtomFeed atom;
  private final Recent recent;
  private final Templates templates;

  FeedPages(WebSettings settings, Recent recent, Templates templates) {
    this.atom = new AtomFeed(settings.publicUrl());
    this.recent = recent;
    this.templates = templates;
  }

  void answer(Context request) {
    String profile = request.pathParam("profile");
    List<Development> told = recent.told(profile).stream().limit(LONGEST).toList();
    Optional<Watched> watched =
        recent.watched().stream().filter(one -> one.id().equals(profile)).findFirst();
    if (watched.isEmpty() && told.isEmpty()) {
      templates.answer(request.status(404), "web/nofeed.jte", known(request));
      return;
    }
    String text = atom.write(profile, watched.map(Watched::name).orElse(profile), told);
    Instant updated = AtomFeed.updated(told).truncatedTo(ChronoUnit.SECONDS);
    String tag = "\"" + Hash.of(8, text) + "\"";
    request.header("ETag", tag).header("Last-Modified", HTTP_DATE.format(updated));
    if (unchanged(request, tag, updated)) {
      request.status(304);
    } else {
      request.contentType(AtomFeed.TYPE).result(text);
    }
  }

  /// For whoever has the key of one feed, there are no others.
  private List<Watched> known(Context request) {
    return Guard.administrator(request) ? Watched.sorted(recent.watched()) : List.of();
  }

  private static boolean unchanged(Context request, String tag, Instant updated) {
    String tags = request.header("If-None-Match");
    if (tags != null) {
      return Arrays.stream(tags.split(",", -1))
          .map(one -> one.strip().replaceFirst("^W/", ""))
          .anyMatch(one -> one.equals(tag) || one.equals("*"));
    }
    String since = request.header("If-Modified-Since");
    try {
      return since != null && !updated.isAfter(HTTP_DATE.parse(since, Instant::from));
    } catch (DateTimeException e) {
      return false; // a date that cannot be read is as none, section 13.1.3
    }
  }
}
