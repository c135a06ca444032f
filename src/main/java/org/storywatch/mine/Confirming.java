package org.storywatch.mine;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import org.storywatch.alert.Claim;
import org.storywatch.alert.Links;
import org.storywatch.alert.Purpose;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscriber.State;
import org.storywatch.mail.Plain;
import org.storywatch.subscription.Book;
import org.storywatch.subscription.Change;
import org.storywatch.subscription.Fields;
import org.storywatch.subscription.Wish;
import org.storywatch.web.Recent;

/// Says that an address is one's own, and wants to be told.
///
/// A later word of theirs holds against the link: who has left since does not come back by it.
final class Confirming implements Deed {
  private final Book book;
  private final Links links;
  private final Recent recent;

  Confirming(Book book, Links links, Recent recent) {
    this.book = book;
    this.links = links;
    this.recent = recent;
  }

  @Override
  public View offer(Claim claim) {
    Optional<Wish.Said> said = Wish.read(claim.subject());
    if (said.isEmpty()) {
      return View.dead();
    }
    return answered(claim, said.get().at())
        .orElseGet(() ->
            View.of(
                Answer.of(
                        "Do you want to be told?",
                        "%s would be told of %s: %s."
                            .formatted(
                                Plain.line(claim.person()),
                                profiles(said.get().wish()),
                                said.get().wish().rhythm()),
                        "If you did not ask for this, close this page: nothing is sent to you"
                            + " then.")
                    .with(new Answer.Button("confirm", "Yes, tell me"))));
  }

  @Override
  public View act(Claim claim, Fields fields) {
    Optional<Wish.Said> said = Wish.read(claim.subject());
    if (said.isEmpty() || !fields.one("act").equals("confirm")) {
      return offer(claim);
    }
    Optional<View> answered = answered(claim, said.get().at());
    if (answered.isPresent()) {
      return answered.get();
    }
    Wish wish = said.get().wish();
    Subscriber now =
        book.change(
            claim.person(),
            one ->
                later(one, said.get().at())
                    ? one
                    : Change.state(Change.wish(one, wish, one.most()), State.ACTIVE));
    return now.state() == State.LEFT ? View.dead() : subscribed(now);
  }

  /// What is said where they said something since they were asked.
  private Optional<View> answered(Claim claim, Instant asked) {
    return book.of(claim.person())
        .filter(one -> later(one, asked))
        .map(one -> one.state() == State.LEFT ? View.dead() : subscribed(one));
  }

  private static boolean later(Subscriber one, Instant asked) {
    return !one.at().isBefore(asked);
  }

  private View subscribed(Subscriber one) {
    Wish wish = Wish.of(one);
    String paused = one.state() == State.PAUSED ? " At present your subscription pauses." : "";
    return View.of(
        Answer.of(
                "You are subscribed",
                "%s is told of %s: %s.%s"
                    .formatted(Plain.line(one.address()), profiles(wish), wish.rhythm(), paused),
                "Each mail holds links to change this, to pause, and to leave.")
            .further(
                links.to(Purpose.MANAGE, one.address(), "", one.at()).toString(),
                "Change your subscription"));
  }

  private String profiles(Wish wish) {
    return Plain.line(
        String.join(", ", new TreeSet<>(wish.profiles().stream().map(recent::name).toList())));
  }
}
