package org.storywatch.mine;

import java.util.Optional;
import org.storywatch.alert.Claim;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscriber.State;
import org.storywatch.mail.Plain;
import org.storywatch.story.Development;
import org.storywatch.subscription.Book;
import org.storywatch.subscription.Change;
import org.storywatch.subscription.Fields;
import org.storywatch.web.Recent;

/// Mutes a development with all that follows from it, and lets it be heard again.
final class Muting implements Deed {
  private final Book book;
  private final Recent recent;

  Muting(Book book, Recent recent) {
    this.book = book;
    this.recent = recent;
  }

  @Override
  public View offer(Claim claim) {
    return subject(claim)
        .map(about ->
            book.of(claim.person()).filter(one -> one.muted().contains(about.of())).isPresent()
                ? muted(about)
                : question(about, claim))
        .orElseGet(View::dead);
  }

  @Override
  public View act(Claim claim, Fields fields) {
    Optional<Subject> subject = subject(claim);
    String act = fields.one("act");
    if (subject.isEmpty() || !(act.equals("mute") || act.equals("unmute"))) {
      return offer(claim);
    }
    Subject about = subject.get();
    Subscriber now =
        book.change(
            claim.person(),
            one ->
                act.equals("mute") ? Change.mute(one, about.of()) : Change.unmute(one, about.of()));
    return now.muted().contains(about.of()) ? muted(about) : heard(about);
  }

  private Optional<Subject> subject(Claim claim) {
    return book.of(claim.person())
        .filter(one -> one.state() != State.LEFT)
        .flatMap(_ -> Subject.of(claim.subject()));
  }

  private View question(Subject about, Claim claim) {
    return View.of(
        answer(
                "Mute this development?",
                about,
                "%s will hear nothing more of it, nor of what follows from it. Other news of %s"
                        .formatted(
                            Plain.line(claim.person()), Plain.line(recent.name(about.profile())))
                    + " comes as before.")
            .with(new Answer.Button("mute", "Mute it")));
  }

  private View muted(Subject about) {
    return View.of(
        answer(
                "Muted",
                about,
                "You hear nothing more of this development. Other news of %s comes as before."
                    .formatted(Plain.line(recent.name(about.profile()))))
            .with(new Answer.Button("unmute", "Let me hear of it again")));
  }

  private View heard(Subject about) {
    return View.of(
        answer("Not muted", about, "You hear of this development again.")
            .with(new Answer.Button("mute", "Mute it")));
  }

  private Answer answer(String title, Subject about, String words) {
    return Answer.of(title, words)
        .about(
            recent
                .strand(about.profile(), about.of())
                .map(Development::first)
                .map(Plain::headline)
                .orElse(""));
  }
}
