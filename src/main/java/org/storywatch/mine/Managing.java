package org.storywatch.mine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.storywatch.alert.Claim;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscriber.State;
import org.storywatch.mail.Plain;
import org.storywatch.story.Development;
import org.storywatch.subscription.Book;
import org.storywatch.subscription.Change;
import org.storywatch.subscription.Fields;
import org.storywatch.subscription.Form;
import org.storywatch.web.Recent;

/// Shows a subscription and changes it.
final class Managing implements Deed {
  private final Book book;
  private final Recent recent;

  Managing(Book book, Recent recent) {
    this.book = book;
    this.recent = recent;
  }

  @Override
  public View offer(Claim claim) {
    return book.of(claim.person()).map(one -> page(one, "")).orElseGet(View::dead);
  }

  @Override
  public View act(Claim claim, Fields fields) {
    Optional<Subscriber> known = book.of(claim.person());
    if (known.isEmpty()) {
      return View.dead();
    }
    String strand = fields.one("unmute");
    if (!strand.isEmpty()) {
      return changed(
          known.get(), one -> Change.unmute(one, strand), "You hear of that development again.");
    }
    return switch (fields.one("act")) {
      case "save" -> save(known.get(), fields);
      case "pause" -> to(known.get(), State.PAUSED, "");
      case "resume" -> to(known.get(), State.ACTIVE, "You are told again.");
      case "leave" -> to(known.get(), State.LEFT, "You have left. No more mails are sent to you.");
      default -> page(known.get(), "");
    };
  }

  private View save(Subscriber known, Fields fields) {
    Form form = Form.of(fields, recent.watched(), known.profiles());
    if (!form.problems().isEmpty()) {
      return page(422, known, "", form);
    }
    return changed(
        known,
        one -> Change.wish(one, form.wish(), form.mails(one.most())),
        "Your subscription is saved.");
  }

  private View to(Subscriber known, State state, String said) {
    return changed(known, one -> Change.state(one, state), said);
  }

  private View changed(Subscriber known, UnaryOperator<Subscriber> change, String said) {
    return page(book.change(known.address(), change), said);
  }

  private View page(Subscriber one, String said) {
    return page(200, one, said, Form.of(one, recent.watched()));
  }

  private View page(int status, Subscriber one, String said, Form form) {
    List<ManagePage.Muted> muted =
        new TreeSet<>(one.muted()).stream().map(strand -> muted(one, strand)).toList();
    return new View(
        status,
        "mine/manage.jte",
        new ManagePage(
            Plain.line(one.address()),
            said,
            one.state().name().toLowerCase(Locale.ROOT),
            form,
            muted));
  }

  /// Which profile's it is, is not said with what is muted.
  private ManagePage.Muted muted(Subscriber one, String strand) {
    Optional<Development> found =
        one.profiles().stream()
            .flatMap(profile -> recent.strand(profile, strand).stream())
            .findFirst();
    return new ManagePage.Muted(
        strand,
        found.map(Development::profile).map(recent::name).map(Plain::line).orElse(""),
        found.map(Development::first).map(Plain::headline).orElse(""));
  }
}
