package org.storywatch.mine;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.storywatch.access.Right;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Links;
import org.storywatch.alert.Purpose;
import org.storywatch.alert.Subscriber;
import org.storywatch.article.Hash;
import org.storywatch.subscription.Address;
import org.storywatch.subscription.Book;
import org.storywatch.subscription.Fields;
import org.storywatch.subscription.Form;
import org.storywatch.subscription.NotKept;
import org.storywatch.subscription.Throttle;
import org.storywatch.subscription.Wish;
import org.storywatch.web.Recent;
import org.storywatch.web.Templates;
import org.storywatch.web.WebSettings;

/// Takes who wants to be told, and has their address asked whether that is so. The answer does not
/// show who is subscribed already.
final class Signup {
  private static final String PATH = "/subscribe";

  /// In bytes: mail programs break longer links.
  private static final int LONGEST = 900;

  private final WebSettings settings;
  private final Book book;
  private final Links links;
  private final Recent recent;
  private final Templates templates;
  private final Throttle throttle = new Throttle();

  Signup(WebSettings settings, Book book, Links links, Recent recent, Templates templates) {
    this.settings = settings;
    this.book = book;
    this.links = links;
    this.recent = recent;
    this.templates = templates;
  }

  void add(RoutesConfig routes) {
    routes.get(PATH, this::asked, Right.PUBLIC);
    routes.post(PATH, this::told, Right.PUBLIC);
  }

  private void asked(Context request) {
    answer(request, settings.subscribe() ? page(200, "", Form.blank(recent.watched())) : closed());
  }

  private void told(Context request) {
    answer(request, settings.subscribe() ? said(request) : closed());
  }

  private View said(Context request) {
    Fields fields = new Fields(request.formParamMap());
    String typed = fields.one("address");
    Optional<String> address = Address.of(typed);
    Form form = Form.of(fields, recent.watched(), Set.of());
    form = form.with(problems(address, form));
    if (!form.problems().isEmpty()) {
      return page(422, typed, form);
    }
    return told(address.orElseThrow(), form.wish());
  }

  private static Map<String, String> problems(Optional<String> address, Form form) {
    Map<String, String> problems = new LinkedHashMap<>();
    if (address.isEmpty()) {
      problems.put("address", "Write your mail address, such as you@example.org.");
    }
    if (form.problems().isEmpty()
        && form.wish().words().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      problems.put("profile", "These are too many at once; choose fewer, and add others later.");
    }
    return problems;
  }

  private View told(String address, Wish wish) {
    Instant now = book.now();
    Throttle.Verdict verdict = throttle.ask(address, now);
    try {
      if (verdict == Throttle.Verdict.YES) {
        book.ask(question(address, wish, now));
      }
    } catch (NotKept e) {
      return Mine.later(e);
    }
    return verdict == Throttle.Verdict.FULL
        ? View.of(
            429,
            Answer.of(
                "Too many ask at present",
                "So that nobody is annoyed by mails that others ask for, only a few are sent in an"
                    + " hour. Please try again later."))
        : View.of(
            Answer.of(
                "Please look into your mailbox",
                "If %s can be told, a mail is on its way to it. Open the link in it within two days"
                        .formatted(address)
                    + " and press the button there; before that, nothing else is sent.",
                "No mail after a few minutes? Look into the folder for unwanted mail, too."));
  }

  /// The same wish asks once a day, unless its owner has said something in between.
  private Alert question(String address, Wish wish, Instant now) {
    String day = now.atZone(ZoneOffset.UTC).toLocalDate().toString();
    String said = book.of(address).map(Subscriber::at).orElse(Instant.EPOCH).toString();
    URI link = links.to(Purpose.CONFIRM, address, wish.compact(now), now);
    return new Alert(
        Alert.SCHEMA,
        Hash.of(16, "confirm", Subscriber.key(address), wish.words(), day, said),
        address,
        Cadence.IMMEDIATE,
        now,
        new About.Confirm(wish.profiles(), link),
        now);
  }

  private static View page(int status, String address, Form form) {
    return new View(status, "mine/subscribe.jte", new SignupPage(address, form));
  }

  private static View closed() {
    return View.of(
        404,
        Answer.of(
            "Subscribing by page is switched off",
            "Whoever runs this Storywatch can switch it on with the key web.subscribe, or add you"
                + " to the configuration."));
  }

  private void answer(Context request, View view) {
    templates.answerBelow(request.status(view.status()), view.template(), view.model());
  }
}
