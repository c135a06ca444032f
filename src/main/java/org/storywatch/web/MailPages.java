package org.storywatch.web;

import io.javalin.http.Context;
import java.util.Optional;
import org.storywatch.access.Headers;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Message;
import org.storywatch.mail.AlertMail;
import org.storywatch.story.Development;

/// Shows mails as they look, without the links that would let whoever sees this page speak for the
/// subscribers.
final class MailPages {
  private final WebSettings settings;
  private final Recent recent;
  private final AlertMail mail;
  private final Templates templates;

  /// @param mail makes of an alert the mail that is shown
  MailPages(WebSettings settings, Recent recent, AlertMail mail, Templates templates) {
    this.settings = settings;
    this.recent = recent;
    this.mail = mail;
    this.templates = templates;
  }

  void page(Context request) {
    Optional<Alert> alert = recent.alert(request.pathParam("alert"));
    if (alert.isEmpty()) {
      templates.show(
          request.status(404),
          Frame.of(request, settings, Section.MAIL, "No such mail"),
          "web/nomail.jte",
          alert);
    } else {
      ShownMail shown = shown(alert.get());
      Frame frame = Frame.of(request, settings, Section.MAIL, shown.title());
      templates.show(request, frame, "web/mail.jte", shown);
    }
  }

  void body(Context request) {
    Optional<Alert> alert = recent.alert(request.pathParam("alert"));
    if (alert.isEmpty()) {
      request.status(404);
    } else {
      Headers.mail(request);
      Templates.html(request, mail.html(Message.of(alert.get())));
    }
  }

  private ShownMail shown(Alert alert) {
    MailLine line = MailLine.of(alert, recent.delivery(alert.id()));
    Optional<Development> told = alert.development();
    return told.map(development ->
            new ShownMail(
                Page.Headline.of(development.first()).title(), Story.anchor(development), line))
        .orElseGet(() -> {
          Note note = Note.of(alert, recent).orElseThrow();
          return new ShownMail(note.title(), note.anchor(), line);
        });
  }
}
