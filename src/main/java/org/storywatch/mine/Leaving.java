package org.storywatch.mine;

import java.time.Duration;
import org.storywatch.alert.Claim;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscriber.State;
import org.storywatch.mail.Plain;
import org.storywatch.subscription.Book;
import org.storywatch.subscription.Change;
import org.storywatch.subscription.Fields;

/// Leaves; and comes back, for a day.
final class Leaving implements Deed {
  /// Later, an old mail that somebody else got hold of would be enough to subscribe its reader.
  private static final Duration REGRET = Duration.ofDays(1);

  private final Book book;

  Leaving(Book book) {
    this.book = book;
  }

  @Override
  public View offer(Claim claim) {
    return book.of(claim.person())
        .filter(one -> one.state() == State.LEFT)
        .map(this::left)
        .orElseGet(() ->
            View.of(
                Answer.of(
                        "Leave Storywatch?",
                        "%s will get no more mails from here, of no profile."
                            .formatted(Plain.line(claim.person())))
                    .with(new Answer.Button("leave", "Leave"))));
  }

  /// Any word but one is taken for leaving: mail programs send what RFC 8058 asks for, or less.
  @Override
  public View act(Claim claim, Fields fields) {
    if (fields.one("act").equals("back")) {
      return back(claim);
    }
    return left(book.change(claim.person(), one -> Change.state(one, State.LEFT)));
  }

  private View back(Claim claim) {
    Subscriber now =
        book.change(claim.person(), one -> regrets(one) ? Change.state(one, State.ACTIVE) : one);
    if (now.state() == State.LEFT) {
      return left(now);
    }
    return View.of(
        Answer.of(
                "You are back", "%s is told again, as before.".formatted(Plain.line(now.address())))
            .with(new Answer.Button("leave", "Leave after all")));
  }

  private View left(Subscriber one) {
    Answer answer =
        Answer.of(
            "You have left",
            "%s gets no more mails from here. A mail that is on its way may still arrive."
                .formatted(Plain.line(one.address())));
    return View.of(
        regrets(one) ? answer.with(new Answer.Button("back", "Come back after all")) : answer);
  }

  /// Where nothing is followed there is nothing to come back to.
  private boolean regrets(Subscriber one) {
    return one.state() == State.LEFT
        && !one.profiles().isEmpty()
        && one.at().plus(REGRET).isAfter(book.now());
  }
}
