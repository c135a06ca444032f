package org.storywatch.mine;

import java.util.Optional;
import org.storywatch.alert.Claim;
import org.storywatch.alert.Subscriber.State;
import org.storywatch.article.Article;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Feedback.Verdict;
import org.storywatch.mail.Plain;
import org.storywatch.subscription.Book;
import org.storywatch.subscription.Fields;
import org.storywatch.subscription.NotKept;
import org.storywatch.web.Recent;
import org.storywatch.web.Voice;

/// Says "more like this" or "less like this" of an article, or neither after all.
final class Saying implements Deed {
  private final Verdict verdict;
  private final Book book;
  private final Recent recent;
  private final Voice voice;

  /// @param verdict more or less
  Saying(Verdict verdict, Book book, Recent recent, Voice voice) {
    this.verdict = verdict;
    this.book = book;
    this.recent = recent;
    this.voice = voice;
  }

  @Override
  public View offer(Claim claim) {
    Optional<Subject> subject = subject(claim);
    if (subject.isEmpty()) {
      return View.dead();
    }
    Subject about = subject.get();
    Optional<Article> article = recent.article(about.profile(), about.of());
    if (article.isEmpty()) {
      return gone();
    }
    Verdict said =
        recent.said(about.profile(), about.of()).map(Feedback::verdict).orElse(Verdict.NONE);
    return said == verdict ? noted(about, article.get()) : question(about, article.get());
  }

  @Override
  public View act(Claim claim, Fields fields) {
    Optional<Subject> subject = subject(claim);
    String act = fields.one("act");
    if (subject.isEmpty() || !(act.equals("say") || act.equals("none"))) {
      return offer(claim);
    }
    Subject about = subject.get();
    Verdict said = act.equals("none") ? Verdict.NONE : verdict;
    return switch (voice.say(about.profile(), about.of(), said)) {
      case NOTED -> {
        Article article = recent.article(about.profile(), about.of()).orElseThrow();
        yield said == Verdict.NONE ? takenBack(about, article) : noted(about, article);
      }
      case UNKNOWN -> gone();
      case EARLY -> throw new NotKept("there is no connection to the broker yet");
      case LOST -> throw new NotKept("feedback could not be kept");
    };
  }

  private Optional<Subject> subject(Claim claim) {
    return book.of(claim.person())
        .filter(one -> one.state() != State.LEFT)
        .flatMap(_ -> Subject.of(claim.subject()));
  }

  private View question(Subject about, Article article) {
    String promise =
        verdict == Verdict.MORE
            ? "Storywatch will look for more articles like it in %s."
            : "Storywatch will tell fewer articles like it in %s.";
    return View.of(
        answer(
                capital() + " like this?",
                article,
                promise.formatted(Plain.line(recent.name(about.profile()))))
            .with(new Answer.Button("say", capital() + " like this")));
  }

  private View noted(Subject about, Article article) {
    return View.of(
        answer(
                "Noted: " + word() + " like this",
                article,
                "It counts for the next articles of %s, for all who follow it."
                    .formatted(Plain.line(recent.name(about.profile()))))
            .with(new Answer.Button("none", "Neither after all")));
  }

  private View takenBack(Subject about, Article article) {
    return View.of(
        answer(
                "Taken back",
                article,
                "What was said of this article does not count for %s any more."
                    .formatted(Plain.line(recent.name(about.profile()))))
            .with(new Answer.Button("say", capital() + " like this")));
  }

  private static Answer answer(String title, Article article, String words) {
    return Answer.of(title, words).about(Plain.headline(article));
  }

  private static View gone() {
    return View.of(
        410,
        Answer.of(
            "This article is not remembered any more",
            "Storywatch knows the latest developments only, and this one is older. Nothing was"
                + " noted.",
            "A later mail of the same story has links that work."));
  }

  private String capital() {
    return verdict == Verdict.MORE ? "More" : "Less";
  }

  private String word() {
    return verdict == Verdict.MORE ? "more" : "less";
  }
}
